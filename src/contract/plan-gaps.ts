/** What a plan did not look at: one rule for all plans, in the window and on the command line. Imports no zod. */
import type { BulkRunItem } from './bulk';
import { counted } from './counted';
import type { ProblemCode } from './errors';
import type { InventoryScope } from './export-gaps';
import { isInstanceKey } from './instance-key';
import type { InventoryFilter } from './inventory';

/** Domo or Latchkey answered, and the answer is that there is nothing to write. Any other code may hide something. */
const answers: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'noMatch',
  'notFound',
  'readOnly',
  'invalidRequest',
  'duplicate',
  'hiddenByDomo',
  'alreadyShared',
  'createParams',
  'configRejected',
  'shareFailed',
  'changedSinceRead',
  'cannotUndo',
]);

type Planned = Pick<BulkRunItem, 'account' | 'label' | 'state' | 'stamp' | 'problem'>;

/** What was looked at has a stamp. */
const reasonOf = ({ state, stamp, problem }: Planned): string | null =>
  state === 'nothing' && stamp === '' && problem !== null && !answers.has(problem.code)
    ? problem.message.replace(/\.$/, '')
    : null;

/** Sentences without their full stops, each instance and reason once. Empty: all was looked at. */
export function planGapTexts(items: readonly Planned[]): string[] {
  const counts = new Map<string, { item: Planned; reason: string; count: number }>();
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason === null) continue;
    const key = JSON.stringify([item.label, reason, isInstanceKey(item.account)]);
    const known = counts.get(key) ?? { item, reason, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].map(({ item: { account, label }, reason, count }) => {
    if (!isInstanceKey(account))
      return `${label}: ${counted(count, 'account was', 'accounts were')} not looked at: ${reason}`;
    // A gap of the inventory names its instance itself.
    return reason.startsWith(label) ? reason : `${label} was not looked at: ${reason}`;
  });
}

type ScopedFilter = {
  readonly [K in 'profileIds' | 'group' | 'kind']?: InventoryFilter[K] | undefined;
};

/** The part of the inventory that a filter chooses from: an account that the inventory lacks may be one of the wanted. */
export const scopeOfFilter = ({
  profileIds = null,
  group,
  kind = null,
}: ScopedFilter): InventoryScope => ({
  profileIds,
  kind,
  ...(group === undefined ? {} : { group }),
});
