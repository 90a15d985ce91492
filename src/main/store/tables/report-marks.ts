/** What earlier reports found. */
import { z } from 'zod';
import type { Database } from '../db/database';
import { jsonDecoder, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import type { ReportMark } from '../report-types';
import { hasProfile } from './profiles';

/** A report per day for a quarter of a year. */
const MAX_MARKS = 100;

const decodeMark = rowDecoder({
  m_profile_id: z.string().nullable(),
  m_comparison: z.string().nullable(),
  m_at: z.number(),
  m_data: z.string(),
});
const decodeInstance = jsonDecoder(
  z.strictObject({
    keys: z.record(z.string(), z.number().nullable()),
    searchOnly: z.number().nullable(),
  }),
);
const decodeComparison = jsonDecoder(
  z.strictObject({
    different: z.number(),
    missing: z.number(),
    keys: z.array(z.string()).optional(),
    unknown: z.array(z.string()).optional(),
  }),
);

export function listReportMarks(database: Database, at: number | null): ReportMark[] {
  const rows = database.all(
    `SELECT ${coveredColumns('report_marks', 'm')} FROM report_marks m
     WHERE m.at <= ? ORDER BY m.at DESC, m.row DESC`,
    at ?? Number.MAX_SAFE_INTEGER,
  );
  const newest = new Map<string, ReportMark>();
  // A mark that was changed from outside is left out, and the one before counts.
  for (const row of goodRows(database, rows, { m: 'report_marks' }).map(decodeMark)) {
    const subject = `${row.m_profile_id ?? ''} ${row.m_comparison ?? ''}`;
    if (newest.has(subject)) continue;
    const mark = toMark(row);
    if (mark !== null) newest.set(subject, mark);
  }
  return [...newest.values()];
}

function toMark(row: ReturnType<typeof decodeMark>): ReportMark | null {
  const { m_profile_id: profileId, m_comparison: comparison, m_at: at, m_data: data } = row;
  if (profileId !== null) return { at, profileId, comparison: null, found: decodeInstance(data) };
  if (comparison === null) return null;
  return { at, profileId, comparison, found: decodeComparison(data) };
}

export function saveReportMarks(database: Database, marks: readonly ReportMark[]): void {
  database.transaction(() => {
    for (const { profileId, comparison, at, found } of marks) {
      if (profileId !== null && !hasProfile(database, profileId)) continue;
      database.run(
        'INSERT INTO report_marks (profile_id, comparison, at, data) VALUES (?, ?, ?, ?)',
        profileId,
        comparison,
        at,
        JSON.stringify(found),
      );
      database.run(
        `DELETE FROM report_marks WHERE profile_id IS ? AND comparison IS ? AND row NOT IN (
           SELECT row FROM report_marks WHERE profile_id IS ? AND comparison IS ?
           ORDER BY at DESC, row DESC LIMIT ${MAX_MARKS})`,
        profileId,
        comparison,
        profileId,
        comparison,
      );
    }
  });
}
