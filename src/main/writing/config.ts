/** account.updateConfig */
import {
  problemOf,
  type AccountKey,
  type ActivityChange,
  type Config,
  type ConfigValues,
  type ParsedRequestFor,
  type ResponseFor,
} from '../../contract';
import type { DomoClient, RawConfig } from '../domo';
import { accountAgain, attempt } from './again';
import { fieldChange, secretRule } from './changes';
import { differing, seenOf, type Seen } from './config-diff';
import { refuseChanged } from './expected';
import { refuseMasks } from './masks';
import type { Caller, WritingParts } from './parts';
import { sendOnce } from './send';

export async function updateConfig(
  parts: WritingParts,
  {
    dataProviderType: given,
    changes,
    expected = {},
    ...key
  }: ParsedRequestFor<'account.updateConfig'>,
  { source, signal }: Caller,
): Promise<ResponseFor<'account.updateConfig'>> {
  refuseMasks(changes);
  const { profileId, kind, id } = key;
  const undertaking = {
    ...({ operation: 'account.updateConfig', source, profileId, kind, accountId: id } as const),
    changes: Object.keys(changes).map((name) => fieldChange(name, true, null, '')),
  };
  const client = await parts.workspace.client(profileId);
  const { type, present } = await parts.journal.leadingTo(undertaking, async () => {
    const found = given ?? (await client.getAccount(kind, id, { signal })).dataProviderType;
    const now = await presentConfig(client, key, found, signal);
    refuseChanged(expected, now);
    return { type: found, present: now };
  });
  const written = differing(changes, present);
  if (Object.keys(written).length === 0) return again(parts, key, type, {}, signal);
  const recordable = await changesOf(parts, profileId, type, present, written);
  return parts.journal.recorded({ ...undertaking, changes: recordable }, async () => {
    await sendOnce(
      () => client.updateConfig(kind, id, type, written, { signal }),
      async (looking) => sentence(await look(parts, key, type, written, looking)),
      () => {
        parts.reading.writes.note(key);
      },
    );
    return again(parts, key, type, written, signal);
  });
}

/** Null: what Domo has cannot be told, though the account may be changed all the same. */
async function presentConfig(
  client: DomoClient,
  { kind, id }: AccountKey,
  dataProviderType: string,
  signal: AbortSignal,
): Promise<RawConfig | null> {
  try {
    return await client.getConfig(kind, id, { dataProviderType, signal });
  } catch (error) {
    const { code } = problemOf(error);
    if (code === 'noMatch' || code === 'getFailed') return null;
    throw error;
  }
}

async function changesOf(
  { workspace }: WritingParts,
  profileId: string,
  dataProviderType: string,
  present: RawConfig | null,
  written: ConfigValues,
): Promise<ActivityChange[]> {
  const secret = await secretRule(await workspace.store(), profileId, dataProviderType);
  return Object.entries(written).map(([name, value]) =>
    fieldChange(name, secret(name), present?.values.get(name) ?? null, value),
  );
}

/** Through the inventory, so that what is seen is kept, and the screen shows it. */
async function look(
  { reading, workspace, announce }: WritingParts,
  key: AccountKey,
  dataProviderType: string,
  written: ConfigValues,
  signal: AbortSignal,
): Promise<Seen & { readonly config: Config }> {
  const { config } = await reading.config(key, dataProviderType, signal);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return { config, ...seenOf(written, config, await workspace.fingerprintKey()) };
}

async function again(
  parts: WritingParts,
  key: AccountKey,
  dataProviderType: string,
  written: ConfigValues,
  signal: AbortSignal,
): Promise<ResponseFor<'account.updateConfig'>> {
  const seen = await attempt(() => look(parts, key, dataProviderType, written, signal));
  const account = await accountAgain(parts, key, signal);
  const names = Object.keys(written);
  return {
    ...account,
    problem: account.problem ?? seen.problem,
    written: names,
    different: [...(seen.value?.other ?? [])],
    unconfirmed: [...(seen.value?.hidden ?? names)],
    config: seen.value?.config ?? null,
  };
}

function sentence({ confirmed, other, hidden }: Seen): string {
  const said = [
    ...(confirmed.length > 0 ? [`the new value is in ${confirmed.join(', ')}`] : []),
    ...(other.length > 0 ? [`another value is in ${other.join(', ')}`] : []),
    ...(hidden.length > 0 ? [`Domo does not show ${hidden.join(', ')}`] : []),
  ];
  return `The config was read again: ${said.join('; ')}.`;
}
