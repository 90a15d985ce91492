/** What Domo's activity log says: how far it was read, and the newest change of each account. */
import { z } from 'zod';
import { fail, problemSchema, type AccountKey, type ResponseFor } from '../../../contract';
import type { Database } from '../db/database';
import { jsonColumn, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull } from '../macs/good-rows';
import type { AuditOutcome, AuditState, DomoChange } from '../audit-types';
import { forgetDetailMarks } from './detail-marks';
import { hasProfile } from './profiles';

const time = z.number().nullable();

const decodeState = rowDecoder({
  s_reading: z.number(),
  s_read_from: time,
  s_read_until: time,
  s_full_at: time,
  s_reader: z.string().nullable(),
  s_problem: jsonColumn(problemSchema).nullable(),
});

export interface StoredAuditState extends AuditState {
  readonly reading: number;
}

export function findAuditState(database: Database, profileId: string): StoredAuditState | null {
  const row = database.get(
    `SELECT ${coveredColumns('audit_states', 's')} FROM audit_states s WHERE s.profile_id = ?`,
    profileId,
  );
  const good = goodRowOrNull(database, row, { s: 'audit_states' });
  if (good === null) return null;
  const state = decodeState(good);
  return {
    reading: state.s_reading,
    readFrom: state.s_read_from,
    readUntil: state.s_read_until,
    fullAt: state.s_full_at,
    reader: state.s_reader,
    problem: state.s_problem,
  };
}

export function getAuditState(database: Database, profileId: string): AuditState | null {
  const found = findAuditState(database, profileId);
  if (found === null) return null;
  const { reading: _reading, ...state } = found;
  return state;
}

/** The changes and what they make old are saved with how far the log was read, or nothing is. */
export function saveAudit(
  database: Database,
  profileId: string,
  { state, changes, outdated }: AuditOutcome,
): number {
  return database.transaction(() => {
    if (!hasProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    const reading = nextReading(database, profileId);
    writeState(database, profileId, { ...state, reading });
    const isNews = changes.map(({ id, ...change }) =>
      saveChange(database, { profileId, kind: 'account', id }, change),
    );
    // Summaries for comparing depend on it: a value that Latchkey wrote stands until somebody changed it.
    if (isNews.includes(true))
      database.run('UPDATE profiles SET revision = revision + 1 WHERE id = ?', profileId);
    forgetDetailMarks(database, profileId, outdated);
    return reading;
  });
}

const decodeReading = rowDecoder({ reading: z.number() });

/** Also after a state that somebody changed. */
function nextReading(database: Database, profileId: string): number {
  const row = database.get('SELECT reading FROM audit_states WHERE profile_id = ?', profileId);
  return (row ? decodeReading(row).reading : 0) + 1;
}

function writeState(database: Database, profileId: string, state: StoredAuditState): void {
  database.run(
    `INSERT OR REPLACE INTO audit_states
       (profile_id, reading, read_from, read_until, full_at, reader, problem)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    profileId,
    state.reading,
    state.readFrom,
    state.readUntil,
    state.fullAt,
    state.reader,
    state.problem && JSON.stringify(state.problem),
  );
}

export function saveFullReading(
  database: Database,
  profileId: string,
  fullAt: number,
  reading: number,
): void {
  database.transaction(() => {
    const state = findAuditState(database, profileId);
    if (state?.reading === reading) writeState(database, profileId, { ...state, fullAt });
  });
}

/** Rows come late and in any order: the newest change stays. Returns whether it was not known. */
function saveChange(database: Database, key: AccountKey, change: DomoChange): boolean {
  const known = getDomoChange(database, key);
  if (known !== null && (change.at ?? 0) < (known.at ?? 0)) return false;
  if (known?.at === change.at && known.action === change.action && known.by === change.by)
    return false;
  database.run(
    `INSERT OR REPLACE INTO domo_changes
       (profile_id, kind, id, action, changed_by, changed_at, source)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    key.profileId,
    key.kind,
    key.id,
    change.action,
    change.by,
    change.at,
    change.source,
  );
  return true;
}

const decodeChange = rowDecoder({
  d_action: z.string(),
  d_changed_by: z.string().nullable(),
  d_changed_at: time,
  d_source: z.literal('activityLog'),
});

export function getDomoChange(
  database: Database,
  { profileId, kind, id }: AccountKey,
): DomoChange | null {
  const row = database.get(
    `SELECT ${coveredColumns('domo_changes', 'd')} FROM domo_changes d
     WHERE d.profile_id = ? AND d.kind = ? AND d.id = ?`,
    profileId,
    kind,
    id,
  );
  const good = goodRowOrNull(database, row, { d: 'domo_changes' });
  if (good === null) return null;
  const change = decodeChange(good);
  return {
    action: change.d_action,
    by: change.d_changed_by,
    at: change.d_changed_at,
    source: change.d_source,
  };
}

/** For the details of an account. */
export function describeDomoChange(
  database: Database,
  key: AccountKey,
): Pick<ResponseFor<'inventory.detail'>, 'changedInDomo' | 'activityLog'> {
  const state = findAuditState(database, key.profileId);
  const change = getDomoChange(database, key);
  return {
    changedInDomo: change && { action: change.action, by: change.by, at: change.at },
    activityLog:
      state?.problem?.code === 'forbidden'
        ? 'refused'
        : (state?.readUntil ?? null) === null
          ? 'unread'
          : 'readable',
  };
}
