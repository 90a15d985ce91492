/** What a cell of two instances says, as symbol and words. Pure. */
import type { InstanceCell, InstanceRow, InstanceAge } from '../../../../contract';
import { formatCount, formatCountOf } from '../../../ui/format/format';
import type { CellLook } from '../../../ui/matrix/matrix-rows';

export interface InstanceCellLabel {
  symbol: string;
  word: string;
  /** What is to be said beside it; null: nothing. */
  beside: string | null;
  look: CellLook;
  /** A sentence for whoever wants to know more. */
  sentence: string;
}

type UnknownReason = Extract<InstanceCell, { state: 'unknown' }>['why'];

const unknownReasonLabels: Readonly<
  Record<UnknownReason, readonly [word: string, sentence: string]>
> = {
  notListed: [
    'list not read',
    'The accounts of this instance were not read, so whether it has this one is not known.',
  ],
  configNotRead: [
    'config not read',
    'The account is there. Its config was not read, so whether it differs is not known.',
  ],
  hidden: [
    'hidden by Domo',
    'Domo hides values here or in the account that it is held against. What can be seen does not differ; the rest is not known.',
  ],
  referenceNotRead: [
    'nothing to hold against',
    'The config of the account that it would be held against was not read.',
  ],
  referenceAmbiguous: [
    'several in the baseline',
    'Several accounts of the baseline fit, so there is none to hold this one against.',
  ],
};

export function instanceCellLabel(cell: InstanceCell): InstanceCellLabel {
  switch (cell.state) {
    case 'same':
      return {
        symbol: '=',
        word: 'same',
        beside: null,
        look: 'same',
        sentence:
          'The config is the same as the one that it is held against, in every field. State and access are not compared here; accounts side by side show them.',
      };
    case 'drifted':
      return driftedCellLabel(cell);
    case 'missing':
      return {
        symbol: '∅',
        word: 'missing',
        beside: null,
        look: 'missing',
        sentence: 'The user of this instance’s token sees no such account.',
      };
    case 'extra':
      return {
        symbol: '+',
        word: 'extra',
        beside: null,
        look: 'different',
        sentence: 'The account is here, and the baseline has none.',
      };
    case 'ambiguous':
      return {
        symbol: '?',
        word: `${formatCount(cell.count)} fit`,
        beside: null,
        look: 'unknown',
        sentence: `${formatCountOf(cell.count, 'account')} of this instance ${cell.count === 1 ? 'fits' : 'fit'} this row, and which one is meant is not known.`,
      };
    case 'unknown': {
      const [word, sentence] = unknownReasonLabels[cell.why];
      return { symbol: '?', word, beside: null, look: 'unknown', sentence };
    }
  }
}

function driftedCellLabel({
  fields,
  unknownFields,
}: Extract<InstanceCell, { state: 'drifted' }>): InstanceCellLabel {
  const unknown = unknownFields === 0 ? null : `${formatCount(unknownFields)} unknown`;
  const differ = `${formatCountOf(fields, 'field')} ${fields === 1 ? 'differs' : 'differ'}`;
  const rest =
    unknownFields === 0
      ? ''
      : ` Of ${formatCountOf(unknownFields, 'more field')} nothing can be said, since Domo hides or does not tell the value.`;
  return {
    symbol: '≠',
    word: differ,
    beside: unknown,
    look: 'different',
    sentence: `${differ} from the account that it is held against.${rest}`,
  };
}

/** An account in the cell needs attention. */
export const hasInvalidAccount = (cell: InstanceCell): boolean =>
  cell.state === 'ambiguous'
    ? cell.candidates.some(({ valid }) => valid === false)
    : 'valid' in cell && cell.valid === false;

/** The one account of a cell; null where there is none, or several fit. */
export const cellAccountId = (cell: InstanceCell | undefined): number | null =>
  cell !== undefined && 'id' in cell ? cell.id : null;

/** All of a cell on one line. */
export function instanceCellText(cell: InstanceCell): string {
  const { symbol, word, beside } = instanceCellLabel(cell);
  const invalid = hasInvalidAccount(cell) ? ', ▲ invalid' : '';
  return `${symbol} ${word}${beside === null ? '' : `, ${beside}`}${invalid}`;
}

export const instanceRowName = ({ displayName }: Pick<InstanceRow, 'displayName'>): string =>
  displayName.replace(/\s+/gu, ' ').trim() || '(no name)';

/** How old what is known of an instance is, in words. Pure. */

/** The list that was read longest ago; null when one was never read. */
export const oldestListReadAt = ({ accountsReadAt, oauthReadAt }: InstanceAge): number | null =>
  accountsReadAt === null || oauthReadAt === null ? null : Math.min(accountsReadAt, oauthReadAt);

/** "lists read 2 hours ago". */
export function listsAgeLabel(age: InstanceAge, ago: (at: number) => string): string {
  const { accountsReadAt, oauthReadAt } = age;
  const lists = oldestListReadAt(age);
  if (lists !== null) return `lists read ${ago(lists)}`;
  if (accountsReadAt !== null)
    return `accounts read ${ago(accountsReadAt)}, OAuth accounts not read`;
  if (oauthReadAt !== null) return `OAuth accounts read ${ago(oauthReadAt)}, accounts not read`;
  return 'lists not read';
}

/** "140 of 150 configs read, the oldest 3 days ago"; empty where there is no account. */
export function configsAgeLabel(age: InstanceAge, ago: (at: number) => string): string {
  const { accounts, configs, oldestConfigReadAt } = age;
  if (accounts === 0) return '';
  if (configs === 0) return 'no config read';
  const some = configs === accounts ? 'all' : `${formatCount(configs)} of ${formatCount(accounts)}`;
  const oldest = oldestConfigReadAt === null ? '' : `, the oldest ${ago(oldestConfigReadAt)}`;
  return `${some} configs read${oldest}`;
}

/** Accounts whose config was not read, over all instances. */
export const countUnreadConfigs = (instances: readonly InstanceAge[]): number =>
  instances.reduce((sum, { accounts, configs }) => sum + accounts - configs, 0);
