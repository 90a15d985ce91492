/** What happened to the store, kept in a file until a person acknowledges it: one who was not there must still learn it. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createProblem, type Problem } from '../../../contract';
import { DAMAGE_NOTICE_FILE } from './store-files';
import { readFileOrNull, replaceFile } from './replace-file';

/** Older incidents are dropped. */
const MAX_INCIDENTS = 5;

const noticeSchema = z.strictObject({ incidents: z.array(z.string()).min(1) });

const UNREADABLE = 'The store was replaced earlier; the note of what happened cannot be read.';

const noticePath = (folder: string): string => join(folder, DAMAGE_NOTICE_FILE);

/**
 * Adds one sentence or more of what happened, in the place of those that begin with `replaced`. Returns the notice with
 * all that is not acknowledged.
 */
export function addDamageNotice(folder: string, incident: string, replaced?: string): Problem {
  const earlier = readIncidents(folder).filter(
    (text) => replaced === undefined || !text.startsWith(replaced),
  );
  const incidents = [...earlier, incident].slice(-MAX_INCIDENTS);
  try {
    replaceFile(noticePath(folder), JSON.stringify({ incidents }));
  } catch {
    // A full disk, say. The caller still reports it in this session.
  }
  return toNotice(incidents);
}

/** Null when nothing happened, or all was acknowledged. */
export function readDamageNotice(folder: string): Problem | null {
  const incidents = readIncidents(folder);
  return incidents.length === 0 ? null : toNotice(incidents);
}

/** The notice and another Problem in one: there is one place where they are said, and what was lost comes first. */
export function addToNotice(folder: string, problem: Problem | null): Problem | null {
  const notice = readDamageNotice(folder);
  if (notice === null || problem === null) return notice ?? problem;
  const next = [problem.next, notice.next].join(' ');
  return createProblem(notice.code, `${notice.message} ${problem.message}`, { next });
}

/** Throws the error of the file system. */
export function removeDamageNotice(folder: string): void {
  rmSync(noticePath(folder), { force: true });
}

function readIncidents(folder: string): string[] {
  if (!existsSync(noticePath(folder))) return [];
  try {
    const text = readFileOrNull(noticePath(folder)) ?? '';
    return noticeSchema.parse(JSON.parse(text)).incidents;
  } catch {
    return [UNREADABLE];
  }
}

const toNotice = (incidents: readonly string[]): Problem =>
  createProblem('storeDamaged', incidents.join(' '), {
    next: 'Sync to fill what is missing. A file that was set aside is yours to keep or delete. This message stays until you acknowledge it, here or with `latchkey status --acknowledge`.',
  });
