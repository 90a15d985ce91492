/** What a plan did not look at: one rule for all plans, in the window and on the command line. Imports no zod. */
import type { BulkRun, BulkRunItem } from './bulk';
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
type Change = BulkRun['wanted']['change'];

/** The code of a person whose e-mail address several users have, or of a group with a name that several have. */
export const SEVERAL_PEOPLE: ProblemCode = 'duplicate';

/**
 * True where an answer leaves somebody with access that was to end: several people match, or an instance has no such new
 * owner. That it has no such leaver is what a transfer hopes for, and said of the instance itself.
 */
const keepsAccess = (change: Change | null, { account }: Planned, code: ProblemCode): boolean =>
  (change === 'share' && code === SEVERAL_PEOPLE) ||
  (change === 'transfer' &&
    (code === SEVERAL_PEOPLE || (code === 'noMatch' && !isInstanceKey(account))));

/** What was looked at has a stamp. */
function gapOf(change: Change | null, item: Planned): Pick<Gap, 'reason' | 'was'> | null {
  const { state, stamp, problem } = item;
  if (state !== 'nothing' || stamp !== '' || problem === null) return null;
  const reason = problem.message.replace(/\.$/, '');
  if (!answers.has(problem.code)) return { reason, was: 'not looked at' };
  return keepsAccess(change, item, problem.code) ? { reason, was: 'left as before' } : null;
}

/** Those of one instance and reason. */
interface Gap {
  readonly item: Planned;
  /** What became of it, as a sentence ends. */
  readonly was: 'not looked at' | 'left as before';
  reason: string;
  readonly items: Planned[];
}

/** Sentences without their full stops, each instance and reason once. Empty: all was looked at. */
export function planGapTexts(items: readonly Planned[], change: Change | null = null): string[] {
  const gaps = new Map<string, Gap>();
  for (const item of items) {
    const gap = gapOf(change, item);
    if (gap === null) continue;
    const { reason, was } = gap;
    const { account, label } = item;
    // Most Problems name their account: without its number, those of many accounts are one.
    const common = reason.replace(
      new RegExp(String.raw`account ${account.id}\b`, 'gu'),
      'the account',
    );
    const key = JSON.stringify([label, common, isInstanceKey(account)]);
    const known = gaps.get(key);
    if (known === undefined) gaps.set(key, { item, was, reason, items: [item] });
    else {
      known.reason = common;
      // Into the same list: a plan may have tens of thousands of them.
      known.items.push(item);
    }
  }
  return [...gaps.values()].map(gapText);
}

const NAMED = 5;

function gapText({ item: { account, label }, was, reason, items }: Gap): string {
  if (!isInstanceKey(account)) {
    // An account may have several items, such as a dataset each.
    const ids = [
      ...new Map(items.map((each) => [accountKeyText(each.account), each.account.id])).values(),
    ];
    const some = ids.slice(0, NAMED).join(', ') + (ids.length > NAMED ? ', …' : '');
    const named = ids.length === 1 ? '' : ` (${some})`;
    return `${label}: ${counted(ids.length, 'account was', 'accounts were')} ${was}${named}: ${reason}`;
  }
  // A gap of the inventory names its instance itself.
  return reason.startsWith(label) ? reason : `${label} was ${was}: ${reason}`;
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
