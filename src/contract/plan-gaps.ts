/** What a plan did not look at: one rule for all plans, in the window and on the command line. Imports no zod. */
import type { BulkRunItem } from './bulk';
import { counted } from './counted';
import type { ProblemCode } from './errors';
import type { InventoryScope } from './export-gaps';
import { isInstanceKey } from './instance-key';
import type { InventoryFilter } from './inventory';
import { accountKeyText } from './zod-free';

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

/** Those of one instance and reason. */
interface Gap {
  readonly item: Planned;
  reason: string;
  readonly items: Planned[];
}

/** Sentences without their full stops, each instance and reason once. Empty: all was looked at. */
export function planGapTexts(items: readonly Planned[]): string[] {
  const gaps = new Map<string, Gap>();
  for (const item of items) {
    const reason = reasonOf(item);
    if (reason === null) continue;
    const { account, label } = item;
    // Most Problems name their account: without its number, those of many accounts are one.
    const common = reason.replace(
      new RegExp(String.raw`account ${account.id}\b`, 'gu'),
      'the account',
    );
    const key = JSON.stringify([label, common, isInstanceKey(account)]);
    const known = gaps.get(key);
    if (known === undefined) gaps.set(key, { item, reason, items: [item] });
    else {
      known.reason = common;
      // Into the same list: a plan may have tens of thousands of them.
      known.items.push(item);
    }
  }
  return [...gaps.values()].map(gapText);
}

const NAMED = 5;

function gapText({ item: { account, label }, reason, items }: Gap): string {
  if (!isInstanceKey(account)) {
    // An account may have several items, such as a dataset each.
    const ids = [
      ...new Map(items.map((each) => [accountKeyText(each.account), each.account.id])).values(),
    ];
    const some = ids.slice(0, NAMED).join(', ') + (ids.length > NAMED ? ', …' : '');
    const named = ids.length === 1 ? '' : ` (${some})`;
    return `${label}: ${counted(ids.length, 'account was', 'accounts were')} not looked at${named}: ${reason}`;
  }
  // A gap of the inventory names its instance itself.
  return reason.startsWith(label) ? reason : `${label} was not looked at: ${reason}`;
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
