/** Texts for the cells, rows and ages of the instance matrix. Pure. */
import type { InstanceCell, InstanceRow, InstanceAge, DomoId } from '../../../../contract';
import { formatCount, formatCountOf } from '../../../ui/format/format';
import type { CellLook } from '../../../ui/matrix/matrix-rows';
import { t } from '../../../../contract/texts';

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
    t('list not read'),
    t(
      'The accounts of this instance have not been read, so it is unknown whether this account exists.',
    ),
  ],
  configNotRead: [
    t('config not read'),
    t('The account exists, but its config has not been read, so it is unknown whether it differs.'),
  ],
  hidden: [
    t('hidden by Domo'),
    t(
      'The visible values are the same. Domo hides other values of this account or of the reference, so they are unknown.',
    ),
  ],
  referenceNotRead: [
    t('reference not read'),
    t('The config of the reference account has not been read.'),
  ],
  referenceAmbiguous: [
    t('several in baseline'),
    t('Several accounts of the baseline match this row, so there is no reference.'),
  ],
};

export function instanceCellLabel(cell: InstanceCell): InstanceCellLabel {
  switch (cell.state) {
    case 'same':
      return {
        symbol: '=',
        text: t('same'),
        addition: null,
        look: 'same',
        sentence: t(
          'Every config field is the same as in the reference. To compare state and access too, compare the accounts.',
        ),
      };
    case 'drifted':
      return driftedCellLabel(cell);
    case 'sameAsWritten':
    case 'differsAsWritten':
      return writtenCellLabel(cell);
    case 'missing':
      return {
        symbol: '∅',
        text: t('missing'),
        addition: null,
        look: 'missing',
        sentence: t('The user of this instance’s token sees no such account.'),
      };
    case 'extra':
      return {
        symbol: '+',
        text: t('extra'),
        addition: null,
        look: 'different',
        sentence: t('The account exists here but not in the baseline.'),
      };
    case 'ambiguous':
      return {
        symbol: '?',
        text: t('{count} matches', { count: formatCount(cell.count) }),
        addition: null,
        look: 'unknown',
        sentence: t(
          '{accounts} of this instance {matches} this row. Latchkey does not know which one is meant.',
          {
            accounts: formatCountOf(cell.count, 'account'),
            matches: cell.count === 1 ? t('matches') : t('match'),
          },
        ),
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
  const unknown =
    unknownFields === 0
      ? null
      : t('{unknownFields} unknown', { unknownFields: formatCount(unknownFields) });
  const differ = `${formatCountOf(fields, 'field')} ${fields === 1 ? t('differs') : t('differ')}`;
  const rest =
    unknownFields === 0
      ? ''
      : t(' {moreFields} cannot be compared, because Domo hides or omits the values.', {
          moreFields: formatCountOf(unknownFields, 'more field'),
        });
  return {
    symbol: '≠',
    text: differ,
    addition: unknown,
    look: 'different',
    sentence: t('{differ} from the reference.{rest}', { differ, rest }),
  };
}

/** Domo hides values of the account or of the reference, and what Latchkey wrote there was compared. */
function writtenCellLabel(
  cell: Extract<InstanceCell, { state: 'sameAsWritten' | 'differsAsWritten' }>,
): InstanceCellLabel {
  const same = cell.state === 'sameAsWritten';
  const [hidden, are] = [formatCountOf(cell.fields, 'field'), cell.fields === 1 ? 'is' : 'are'];
  const noProof = t('Nobody is known to have changed what it wrote, which is no proof.');
  return {
    symbol: same ? '≈' : '≉',
    text: same ? t('same as written') : t('differs as written'),
    addition: hidden,
    look: cell.state,
    sentence: same
      ? t(
          'The visible values are the same. Domo hides {hidden}, which {are} the same as Latchkey wrote {it}. {noProof}',
          { hidden, are, it: cell.fields === 1 ? t('it') : t('them'), noProof },
        )
      : t(
          'The visible values are the same. Domo hides {hidden}, in which Latchkey wrote other values than in the reference. {noProof}',
          { hidden, noProof },
        ),
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
  displayName.replace(/\s+/gu, ' ').trim() || t('(no name)');

/** When the older of the two lists was read, in epoch ms; null if one was never read. */
export const oldestListReadAt = ({ accountsReadAt, oauthReadAt }: InstanceAge): number | null =>
  accountsReadAt === null || oauthReadAt === null ? null : Math.min(accountsReadAt, oauthReadAt);

/** "lists read 2 hours ago". */
export function listsAgeLabel(age: InstanceAge, ago: (at: number) => string): string {
  const { accountsReadAt, oauthReadAt } = age;
  const lists = oldestListReadAt(age);
  if (lists !== null) return t('lists read {ago}', { ago: ago(lists) });
  if (accountsReadAt !== null)
    return t('accounts read {ago}, OAuth accounts not read', { ago: ago(accountsReadAt) });
  if (oauthReadAt !== null)
    return t('OAuth accounts read {ago}, accounts not read', { ago: ago(oauthReadAt) });
  return t('lists not read');
}

/** "140 of 150 configs read, oldest 3 days ago"; empty if there are no accounts. */
export function configsAgeLabel(age: InstanceAge, ago: (at: number) => string): string {
  const { accounts, configs, oldestConfigReadAt } = age;
  if (accounts === 0) return '';
  if (configs === 0) return t('no configs read');
  const some =
    configs === accounts
      ? 'all'
      : t('{configs} of {accounts}', {
          configs: formatCount(configs),
          accounts: formatCount(accounts),
        });
  const oldest =
    oldestConfigReadAt === null ? '' : t(', oldest {ago}', { ago: ago(oldestConfigReadAt) });
  return t('{some} configs read{oldest}', { some, oldest });
}

/** The number of accounts in all instances whose config has not been read. */
export const countUnreadConfigs = (instances: readonly InstanceAge[]): number =>
  instances.reduce((sum, { accounts, configs }) => sum + accounts - configs, 0);
