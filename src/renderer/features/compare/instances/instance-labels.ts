/** Texts for the cells, rows and ages of the instance matrix. Pure. */
import type { InstanceCell, InstanceRow, InstanceAge, DomoId } from '../../../../contract';
import { formatCount, formatCountOf } from '../../../ui/format/format';
import type { CellLook } from '../../../ui/matrix/matrix-rows';

export interface InstanceCellLabel {
  symbol: string;
  text: string;
  /** Additional text; null for none. */
  addition: string | null;
  look: CellLook;
  /** An explanation for the details panel. */
  sentence: string;
}

type UnknownReason = Extract<InstanceCell, { state: 'unknown' }>['why'];

const unknownReasonLabels: Readonly<
  Record<UnknownReason, readonly [text: string, sentence: string]>
> = {
  notListed: [
    'list not read',
    'The accounts of this instance have not been read, so it is unknown whether this account exists.',
  ],
  configNotRead: [
    'config not read',
    'The account exists, but its config has not been read, so it is unknown whether it differs.',
  ],
  hidden: [
    'hidden by Domo',
    'The visible values are the same. Domo hides other values of this account or of the reference, so they are unknown.',
  ],
  referenceNotRead: [
    'reference not read',
    'The config of the reference account has not been read.',
  ],
  referenceAmbiguous: [
    'several in baseline',
    'Several accounts of the baseline match this row, so there is no reference.',
  ],
};

export function instanceCellLabel(cell: InstanceCell): InstanceCellLabel {
  switch (cell.state) {
    case 'same':
      return {
        symbol: '=',
        text: 'same',
        addition: null,
        look: 'same',
        sentence:
          'Every config field is the same as in the reference. To compare state and access too, compare the accounts.',
      };
    case 'drifted':
      return driftedCellLabel(cell);
    case 'sameAsWritten':
    case 'differsAsWritten':
      return writtenCellLabel(cell);
    case 'missing':
      return {
        symbol: '∅',
        text: 'missing',
        addition: null,
        look: 'missing',
        sentence: 'The user of this instance’s token sees no such account.',
      };
    case 'extra':
      return {
        symbol: '+',
        text: 'extra',
        addition: null,
        look: 'different',
        sentence: 'The account exists here but not in the baseline.',
      };
    case 'ambiguous':
      return {
        symbol: '?',
        text: `${formatCount(cell.count)} matches`,
        addition: null,
        look: 'unknown',
        sentence: `${formatCountOf(cell.count, 'account')} of this instance ${cell.count === 1 ? 'matches' : 'match'} this row. Latchkey does not know which one is meant.`,
      };
    case 'unknown': {
      const [text, sentence] = unknownReasonLabels[cell.why];
      return { symbol: '?', text, addition: null, look: 'unknown', sentence };
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
      : ` ${formatCountOf(unknownFields, 'more field')} cannot be compared, because Domo hides or omits the values.`;
  return {
    symbol: '≠',
    text: differ,
    addition: unknown,
    look: 'different',
    sentence: `${differ} from the reference.${rest}`,
  };
}

/** Domo hides values of the account or of the reference, and what Latchkey wrote there was compared. */
function writtenCellLabel(
  cell: Extract<InstanceCell, { state: 'sameAsWritten' | 'differsAsWritten' }>,
): InstanceCellLabel {
  const same = cell.state === 'sameAsWritten';
  const [hidden, are] = [formatCountOf(cell.fields, 'field'), cell.fields === 1 ? 'is' : 'are'];
  const noProof = 'Nobody is known to have changed what it wrote, which is no proof.';
  return {
    symbol: same ? '≈' : '≉',
    text: same ? 'same as written' : 'differs as written',
    addition: hidden,
    look: cell.state,
    sentence: same
      ? `The visible values are the same. Domo hides ${hidden}, which ${are} the same as Latchkey wrote ${cell.fields === 1 ? 'it' : 'them'}. ${noProof}`
      : `The visible values are the same. Domo hides ${hidden}, in which Latchkey wrote other values than in the reference. ${noProof}`,
  };
}

/** True if an account of the cell is invalid. */
export const hasInvalidAccount = (cell: InstanceCell): boolean =>
  cell.state === 'ambiguous'
    ? cell.candidates.some(({ valid }) => valid === false)
    : 'valid' in cell && cell.valid === false;

/** The id of the account of a cell; null if there is none, or several match. */
export const cellAccountId = (cell: InstanceCell | undefined): DomoId | null =>
  cell !== undefined && 'id' in cell ? cell.id : null;

/** The full text of a cell on one line. */
export function instanceCellText(cell: InstanceCell): string {
  const { symbol, text, addition } = instanceCellLabel(cell);
  const invalid = hasInvalidAccount(cell) ? ', ▲ invalid' : '';
  return `${symbol} ${text}${addition === null ? '' : `, ${addition}`}${invalid}`;
}

export const instanceRowName = ({ displayName }: Pick<InstanceRow, 'displayName'>): string =>
  displayName.replace(/\s+/gu, ' ').trim() || '(no name)';

/** When the older of the two lists was read, in epoch ms; null if one was never read. */
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

/** "140 of 150 configs read, oldest 3 days ago"; empty if there are no accounts. */
export function configsAgeLabel(age: InstanceAge, ago: (at: number) => string): string {
  const { accounts, configs, oldestConfigReadAt } = age;
  if (accounts === 0) return '';
  if (configs === 0) return 'no configs read';
  const some = configs === accounts ? 'all' : `${formatCount(configs)} of ${formatCount(accounts)}`;
  const oldest = oldestConfigReadAt === null ? '' : `, oldest ${ago(oldestConfigReadAt)}`;
  return `${some} configs read${oldest}`;
}

/** The number of accounts in all instances whose config has not been read. */
export const countUnreadConfigs = (instances: readonly InstanceAge[]): number =>
  instances.reduce((sum, { accounts, configs }) => sum + accounts - configs, 0);
