/** Rows of access lists: one for each principal, with its level in each column. */
import { accessLevels } from '../../../contract';
import { compareText } from '../order';
import { missing, unseen, value, type Draft, type DraftRow } from './draft';
import type { Access, AccountColumn } from './input';
import { principals, type Principal } from './principals';

export const accessRows = (columns: readonly AccountColumn[]): DraftRow[] =>
  principals(columns).map((principal) => ({
    group: 'access',
    key: principal.key,
    label: principal.label,
    detail: principal.email,
    secret: false,
    informative: false,
    drafts: columns.map(({ access }, index) =>
      access.state === 'read'
        ? draft(principal, principal.entries[index] ?? [])
        : unseen(access.state),
    ),
  }));

/** No access is a fact like any level, as long as it is certain who is meant. */
function draft({ certain }: Principal, entries: readonly Access[]): Draft {
  const shown = entries.length === 0 ? missing() : value('accessLevel', levelsOf(entries));
  return certain ? shown : { ...shown, known: null };
}

const order: readonly string[] = accessLevels;
const place = (level: string): number =>
  order.includes(level) ? order.indexOf(level) : order.length;

/** One level, unless a list names somebody twice; strongest first. */
const levelsOf = (entries: readonly Access[]): string =>
  [...new Set(entries.map(({ accessLevel }) => accessLevel))]
    .sort((a, b) => place(a) - place(b) || compareText(a, b))
    .join(' + ');
