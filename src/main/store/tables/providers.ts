/** Providers in the store. Most instances have the same list, which is stored once (`db/provider-lists.ts`). */
import { z } from 'zod';
import type { Provider, SkippedRow } from '../../../contract';
import { compareNames } from '../../../contract/text-folding';
import type { Database } from '../db/database';
import { decoded, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull } from '../macs/good-rows';
import { providerColumn } from './columns';
import {
  providerListColumn,
  providerListHash,
  providerListText,
  type StoredProvider,
} from './provider-list';

/** By key. */
type ProviderList = ReadonlyMap<string, StoredProvider>;

/** A list that did not change is not written, so that summaries built from it stay valid. */
export function saveProviders(
  database: Database,
  profileId: string,
  providers: readonly Provider[],
  readAt: number,
  setAside: readonly SkippedRow[] = [],
): void {
  database.transaction(() => {
    const listed = new Map<string, StoredProvider>();
    for (const provider of providers) {
      const { key, name } = provider;
      if (!listed.has(key)) listed.set(key, [key, name, JSON.stringify(provider)]);
    }
    // A row of the answer that could not be read may be any of those that were there.
    if (setAside.length > 0) {
      for (const [key, stored] of readList(database, profileId))
        if (!listed.has(key)) listed.set(key, stored);
    }
    const text = providerListText(listed);
    const hash = providerListHash(text);
    saveRead(database, profileId, hash, readAt);
    // Afterwards: the last instance that leaves a list removes it.
    if (findList(database, hash) === null)
      database.run('INSERT OR REPLACE INTO provider_lists (hash, data) VALUES (?, ?)', hash, text);
  });
}

function saveRead(database: Database, profileId: string, hash: string, readAt: number): void {
  const before = findRead(database, profileId);
  if (before?.v_hash === hash) {
    database.run('UPDATE provider_reads SET read_at = ? WHERE profile_id = ?', readAt, profileId);
    return;
  }
  database.run(
    'INSERT OR REPLACE INTO provider_reads (profile_id, hash, read_at) VALUES (?, ?, ?)',
    profileId,
    hash,
    readAt,
  );
}

const decodeRead = rowDecoder({ v_hash: z.string(), v_read_at: z.number() });

/** Null when the list was never read, or the row is not as Latchkey wrote it. */
function findRead(database: Database, profileId: string): ReturnType<typeof decodeRead> | null {
  const row = database.get(
    `SELECT ${coveredColumns('provider_reads', 'v')} FROM provider_reads v WHERE v.profile_id = ?`,
    profileId,
  );
  const good = goodRowOrNull(database, row, { v: 'provider_reads' });
  return good && decodeRead(good);
}

const decodeList = rowDecoder({ v_data: providerListColumn });

/** Lists of a connection by hash: the same one is needed for each account. */
const knownLists = new WeakMap<Database, Map<string, ProviderList>>();
const MAX_KNOWN = 8;

/** Null when it is not there, or not as Latchkey wrote it. */
function findList(database: Database, hash: string): ProviderList | null {
  const known = knownLists.get(database) ?? new Map<string, ProviderList>();
  knownLists.set(database, known);
  const found = known.get(hash);
  // Another connection may have removed it; what a hash names never changes.
  const exists = database.get('SELECT 1 FROM provider_lists WHERE hash = ?', hash) !== null;
  if (!exists) return null;
  if (found) return found;
  const row = database.get(
    `SELECT ${coveredColumns('provider_lists', 'v')} FROM provider_lists v WHERE v.hash = ?`,
    hash,
  );
  const good = goodRowOrNull(database, row, { v: 'provider_lists' });
  if (good === null) return null;
  const list = new Map(decodeList(good).v_data.map((stored) => [stored[0], stored]));
  const [oldest] = known.keys();
  if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(hash, list);
  return list;
}

const noProviders: ProviderList = new Map();

function readList(database: Database, profileId: string): ProviderList {
  const read = findRead(database, profileId);
  return (read && findList(database, read.v_hash)) ?? noProviders;
}

const toProvider = ([, , text]: StoredProvider): Provider => decoded(providerColumn, text);

/** Sorted by name. `readAt` is null when there are none, because they were never read. */
export function listProviders(
  database: Database,
  profileId: string,
): { providers: Provider[]; readAt: number | null } {
  const read = findRead(database, profileId);
  const list = read && findList(database, read.v_hash);
  if (!read || !list) return { providers: [], readAt: null };
  const providers = [...list.values()].map(toProvider);
  return {
    providers: providers.sort((a, b) => compareNames(a.name, b.name)),
    readAt: read.v_read_at,
  };
}

export const getProviderName = (
  database: Database,
  profileId: string,
  key: string,
): string | null => readList(database, profileId).get(key)?.[1] ?? null;

export function getProvider(database: Database, profileId: string, key: string): Provider | null {
  const stored = readList(database, profileId).get(key);
  return stored ? toProvider(stored) : null;
}

const decodeUsed = rowDecoder({ provider: z.string() });

/** The providers that at least one account uses, as JSON by key. */
export function listUsedProviders(
  database: Database,
  profileId: string,
): ReadonlyMap<string, string> {
  const list = readList(database, profileId);
  return new Map(
    database
      .all('SELECT DISTINCT provider FROM counts WHERE profile_id = ? ORDER BY provider', profileId)
      .flatMap((row): [string, string][] => {
        const stored = list.get(decodeUsed(row).provider);
        return stored ? [[stored[0], stored[2]]] : [];
      }),
  );
}

const decodeProfile = rowDecoder({ profile_id: z.string() });
const MOST_ASKED = 10;

/** As one of the instances that use it calls it. */
export function findProviderName(database: Database, key: string): string | null {
  const profiles = database.all(
    `SELECT DISTINCT profile_id FROM counts WHERE provider = ? LIMIT ${MOST_ASKED}`,
    key,
  );
  for (const { profile_id: profileId } of profiles.map(decodeProfile)) {
    const name = getProviderName(database, profileId, key);
    if (name !== null) return name;
  }
  return null;
}
