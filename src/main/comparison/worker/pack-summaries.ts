/** Packs summaries of accounts into few bytes, for the store and for passing them between threads. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AccountKind, DomoId } from '../../../contract';
import type { AccountSummary } from '../engine';

/** A part of an instance's accounts. */
export interface SummaryPart {
  readonly accounts: readonly AccountSummary[];
  /** When the oldest config was read, in epoch ms; null if none was read. */
  readonly oldestConfigReadAt: number | null;
  /** Another part follows. */
  readonly more: boolean;
}

/** By column: half as long as by account, and parsed twice as fast. */
interface PackedSummaries {
  readonly kinds: readonly AccountKind[];
  readonly ids: readonly DomoId[];
  readonly valid: readonly (boolean | null)[];
  /** Each provider once; `provider` contains indexes of this list. */
  readonly providers: readonly string[];
  readonly provider: readonly number[];
  readonly displayNames: readonly string[];
  /** Null if it equals the display name. */
  readonly names: readonly (string | null)[];
  readonly configs: readonly (string | null)[];
  readonly oldestConfigReadAt: number | null;
  readonly more: boolean;
}

export function packSummaries({ accounts, oldestConfigReadAt, more }: SummaryPart): Uint8Array {
  const providerIndexes = new Map<string, number>();
  for (const { dataProviderType } of accounts) {
    if (!providerIndexes.has(dataProviderType))
      providerIndexes.set(dataProviderType, providerIndexes.size);
  }
  const packed: PackedSummaries = {
    kinds: accounts.map(({ kind }) => kind),
    ids: accounts.map(({ id }) => id),
    valid: accounts.map(({ valid }) => valid),
    providers: [...providerIndexes.keys()],
    provider: accounts.map(({ dataProviderType }) => providerIndexes.get(dataProviderType) ?? 0),
    displayNames: accounts.map(({ displayName }) => displayName),
    names: accounts.map(({ displayName, name }) => (name === displayName ? null : name)),
    configs: accounts.map(({ config }) => config),
    oldestConfigReadAt,
    more,
  };
  // Encrypting the bytes in the store takes longer than this.
  return deflateRawSync(JSON.stringify(packed), { level: 1 });
}

/** Unpacks bytes from `packSummaries`. They are not validated: no other code writes them. */
export function unpackSummaries(bytes: Uint8Array): SummaryPart {
  const packed = JSON.parse(inflateRawSync(bytes).toString('utf8')) as PackedSummaries;
  const accounts = packed.ids.map((id, at): AccountSummary => {
    const displayName = packed.displayNames[at] ?? '';
    return {
      kind: packed.kinds[at] ?? 'account',
      id,
      dataProviderType: packed.providers[packed.provider[at] ?? 0] ?? '',
      displayName,
      name: packed.names[at] ?? displayName,
      valid: packed.valid[at] ?? null,
      config: packed.configs[at] ?? null,
    };
  });
  return { accounts, oldestConfigReadAt: packed.oldestConfigReadAt, more: packed.more };
}
