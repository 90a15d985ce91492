/** What one account has in a snapshot that it had otherwise in the snapshot before. */
import { accessEntrySchema, accountConfigSchema, type AccountKey } from '../../../contract';
import type { ChangedParts, ChangedSnapshot, StoredChange } from '../change-types';
import type { Database, DbRow } from '../db/database';
import { jsonDecoder, rowDecoder } from '../db/row-decoder';
import { decodePackedAccount } from '../db/stored-account';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
import { versionTableColumns } from './columns';

type Part = 'account' | 'config' | 'access';

const decodeVersion = rowDecoder({
  v_part: versionTableColumns.part,
  v_from_seq: versionTableColumns.from_seq,
  v_data: versionTableColumns.data,
});
type VersionData = ReturnType<typeof decodeVersion>;

const selectVersions = `SELECT ${coveredColumns('versions', 'v')} FROM versions v
  WHERE v.profile_id = ? AND v.kind = ? AND v.id = ?`;

const decodeConfig = jsonDecoder(accountConfigSchema);
const decodeAccess = jsonDecoder(accessEntrySchema.array());

const NOTHING: ChangedParts = { account: null, config: null, access: null };

/** Null when nothing is proven: a part was read for the first time, or a row is not as Latchkey wrote it. */
export function findAccountChange(
  database: Database,
  snapshot: ChangedSnapshot,
  key: AccountKey,
): StoredChange | null {
  const { seq, takenAt, previousAt, listedBefore } = snapshot;
  const of = [key.profileId, key.kind, key.id] as const;
  const rows = database.all(
    `${selectVersions} AND (v.from_seq = ? OR (v.to_seq = ? AND v.part = 'account'))`,
    ...of,
    seq,
    seq,
  );
  const versions = goodRows(database, rows, { v: 'versions' }).map(decodeVersion);
  if (versions.length < rows.length) return null;
  const begun = (part: Part): string | null =>
    versions.find(({ v_part, v_from_seq }) => v_part === part && v_from_seq === seq)?.v_data ??
    null;
  const started = begun('account');
  const ended = versions.some(isEndedAccount(seq));
  const base = { key, takenAt, previousAt };
  if (started !== null && !ended) {
    if (!listedBefore.includes(key.kind)) return null;
    const account = decodePackedAccount(started);
    const after = { ...NOTHING, account };
    return { ...base, state: 'appeared', account, before: NOTHING, after };
  }
  const earlier = (part: Part): string | null =>
    dataOf(
      database,
      database.get(
        `${selectVersions} AND v.part = ? AND v.from_seq < ? AND v.data IS NOT NULL
         ORDER BY v.from_seq DESC LIMIT 1`,
        ...of,
        part,
        seq,
      ),
    );
  const previous = earlier('account');
  if (previous === null) return null;
  const was = decodePackedAccount(previous);
  if (started === null && ended)
    return {
      ...base,
      state: 'gone',
      account: was,
      before: { ...NOTHING, account: was },
      after: NOTHING,
    };
  const account = started === null ? was : decodePackedAccount(started);
  const [config, access] = [
    changedPair(begun('config'), earlier('config'), decodeConfig),
    changedPair(begun('access'), earlier('access'), decodeAccess),
  ];
  return {
    ...base,
    state: 'changed',
    account,
    before: { account: was, config: config[0], access: access[0] },
    after: { account, config: config[1], access: access[1] },
  };
}

const isEndedAccount =
  (seq: number) =>
  ({ v_part, v_from_seq }: VersionData): boolean =>
    v_part === 'account' && v_from_seq < seq;

function dataOf(database: Database, row: DbRow | null): string | null {
  const good = goodRowOrNull(database, row, { v: 'versions' });
  return good && decodeVersion(good).v_data;
}

/** A read that failed in between is no change, and neither is the first one. */
function changedPair<T>(
  now: string | null,
  before: string | null,
  decode: (text: string) => T,
): readonly [T | null, T | null] {
  if (now === null || before === null || now === before) return [null, null];
  return [decode(before), decode(now)];
}
