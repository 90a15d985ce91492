/**
 * How complete a sync was. What counts are accounts that nobody saw: instances and lists that were not read, and what
 * the search lacks. Configs and access lists do not: hardly an instance lets its administrator read all of them.
 * Imports no zod.
 */
import { coverageText, isCovered } from './coverage-text';
import type { SyncResult, UnreadItem } from './inventory';

/** `failed`: no instance was read, or the sync was cancelled. */
export type Completeness = 'full' | 'partial' | 'failed';

export function syncCompleteness(results: readonly SyncResult[]): Completeness {
  if (results.some(({ outcome }) => outcome === 'cancelled')) return 'failed';
  if (results.length > 0 && results.every(({ outcome }) => outcome === 'failed')) return 'failed';
  return results.some((result) => gapTextsOf(result).length > 0) ? 'partial' : 'full';
}

/** Sentences without their full stops. Empty: the sync was full. */
export const syncGapTexts = (results: readonly SyncResult[]): string[] =>
  results.flatMap(gapTextsOf);

function gapTextsOf({ label, outcome, problem, unread, coverage }: SyncResult): string[] {
  if (outcome === 'failed' || outcome === 'cancelled') {
    return [`${label} was not read: ${reasonOf(problem)}`];
  }
  const lists = unread.filter(({ what }) => what === 'accounts');
  const rows = unread.filter(({ what, kind }) => what === 'row' && kind !== null);
  const texts = lists.map((item) => `${label}: its ${ofKind(item)} were not read: ${why(item)}`);
  if (rows.length > 0) {
    texts.push(`${label}: rows of its lists of accounts could not be read (${rows.length})`);
  }
  const listWasRead = lists.every(({ kind }) => kind === 'oauth');
  if (listWasRead && !isCovered(coverage)) {
    texts.push(`${label} may have more accounts: ${coverageText(coverage)}`);
  }
  return texts;
}

const ofKind = ({ kind }: UnreadItem): string => (kind === 'oauth' ? 'OAuth accounts' : 'accounts');

const why = ({ problem }: UnreadItem): string => reasonOf(problem);

const reasonOf = (problem: SyncResult['problem']): string =>
  problem?.message.replace(/\.$/, '') ?? 'the reason is not known';
