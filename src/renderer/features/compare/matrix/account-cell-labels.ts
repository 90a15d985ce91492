/** Texts and looks of the cells of the account matrix. Pure. */
import type {
  AccountMatrix,
  ComparedCell,
  ComparedColumn,
  ComparedRow,
} from '../../../../contract';
import { accessLevelLabel } from '../../../ui/format/format';
import { timeFormat } from '../../../ui/format/time-format';
import type { CellLook } from '../../../ui/matrix/matrix-rows';
import { t } from '../../../../contract/texts';

export const comparedSectionTitles = {
  config: t('Configuration'),
  metadata: t('Account'),
  access: t('Access'),
} as const;

const unseenLabels = {
  hidden: t('hidden by Domo'),
  noAccess: t('no access'),
  notRead: t('not read yet'),
} as const;

/** The label of a column. It contains the account id if two accounts are from one instance. */
export function comparedColumnLabel(columns: readonly ComparedColumn[], at: number): string {
  const column = columns[at];
  if (column === undefined) return '';
  const twice = columns.filter(({ label }) => label === column.label).length > 1;
  return twice ? `${column.label} ${column.id}` : column.label;
}

/** The first column with the same secret; null if this is the first, or if the secret is only as Latchkey wrote it. */
export function firstEqualSecret(row: ComparedRow, at: number): number | null {
  const own = row.cells[at];
  if (own?.state !== 'secret') return null;
  const first = row.cells.findIndex(
    (cell) => cell.state === 'secret' && cell.letter === own.letter,
  );
  return first === at ? null : first;
}

/** Short enough for a cell; the tooltip and the details say it in full. */
const writtenLabel = (at: number): string =>
  t('as written on {time}', { time: timeFormat().date(at) });

/** What is known of a value that Latchkey wrote and Domo hides, as sentences; null for other cells. */
export function writtenSentence(cell: ComparedCell | undefined): string | null {
  if (cell?.state === 'asWritten')
    return t(
      'As Latchkey wrote it on {time}; Domo hides it; nobody is known to have changed it since. This is no proof: Domo does not tell of every change.',
      { time: timeFormat().date(cell.at) },
    );
  if (cell?.state === 'maybeChanged')
    return t('Domo hides it. Latchkey wrote it on {time}; it may have been changed since.', {
      time: timeFormat().date(cell.at),
    });
  return null;
}

/** The full text of a cell. */
export function comparedCellLabel(matrix: AccountMatrix, row: ComparedRow, at: number): string {
  const cell = row.cells[at];
  if (cell === undefined) return '';
  switch (cell.state) {
    case 'value':
      return comparedValueLabel(matrix, row, at, cell.text);
    case 'secret': {
      const equal = firstEqualSecret(row, at);
      return equal === null
        ? t('secret')
        : t('same as {comparedColumn}', {
            comparedColumn: comparedColumnLabel(matrix.columns, equal),
          });
    }
    case 'asWritten':
      return writtenLabel(cell.at);
    case 'maybeChanged':
      return t('may have been changed since it was written');
    case 'missing':
      if (isOmittedByDomo(row, cell)) return t('not returned by Domo');
      return cell.standsFor === null
        ? t('missing')
        : t('missing, treated as {standsFor}', { standsFor: cell.standsFor || t('empty') });
    default:
      return unseenLabels[cell.state];
  }
}

/** A value for people: times in the user's locale, names instead of user ids, words for access levels. */
export function comparedValueLabel(
  { columns }: AccountMatrix,
  { group, key }: ComparedRow,
  at: number,
  text: string,
): string {
  if (text === '') return t('empty');
  if (group === 'access') return text.split(', ').map(accessLevelLabel).join(', ');
  if (group !== 'metadata') return text;
  if (key === 'createdAt' || key === 'modifiedAt') return formatTimeOrNull(text) ?? text;
  if (key === 'createdBy' || key === 'modifiedBy') {
    return principalLabel(columns, at, t('USER {text}', { text }));
  }
  if (key !== 'owners') return text;
  return text
    .split(', ')
    .map((principal) => principalLabel(columns, at, principal))
    .join(', ');
}

/** Null for a text that is no time. */
function formatTimeOrNull(text: string): string | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : timeFormat().dateTime(at);
}

/** @param principal type and id: `USER 12`. Returned in words if no name is known. */
function principalLabel(columns: readonly ComparedColumn[], at: number, principal: string): string {
  const profileId = columns[at]?.profileId;
  const named = columns
    .filter((column) => column.profileId === profileId)
    .flatMap(({ principalNames }) => principalNames)
    .find(({ type, id }) => `${type} ${id}` === principal);
  if (named) return named.name;
  const [type = '', id = ''] = principal.split(' ');
  return `${type.toLowerCase()} ${id}`;
}

/** For the tooltip: the exact time and the ids behind the names. */
export function exactCellLabel(matrix: AccountMatrix, row: ComparedRow, at: number): string {
  const label = comparedCellLabel(matrix, row, at);
  const cell = row.cells[at];
  const written = writtenSentence(cell);
  if (written !== null) return written;
  if (row.group !== 'metadata' || cell?.state !== 'value' || cell.text === '') return label;
  return label === cell.text ? label : `${label} (${cell.text})`;
}

/** Domo omits some metadata, so a missing field proves nothing. */
const isOmittedByDomo = ({ group }: ComparedRow, cell: ComparedCell): boolean =>
  group === 'metadata' && cell.state === 'missing';

/** Compares with the baseline if there is one, otherwise with the row's reference. */
export function comparedCellLook(row: ComparedRow, at: number, baseline: number | null): CellLook {
  const cell = row.cells[at];
  if (cell === undefined) return 'plain';
  if (row.informative) return 'plain';
  if (isOmittedByDomo(row, cell)) return 'unknown';
  if (cell.state === 'missing') return cell.against === 'same' ? 'same' : 'missing';
  if (cell.state !== 'value' && !isSecretCell(cell)) return 'unknown';
  if (baseline === at) return 'plain';
  if (baseline !== null) return cell.against === 'unknown' ? 'unsure' : (cell.against ?? 'plain');
  return cell.state === 'value' ? lookOfValue(row, at) : lookOfSecret(row, cell);
}

type SecretCell = Extract<ComparedCell, { state: 'secret' | 'asWritten' }>;

const isSecretCell = (cell: ComparedCell): cell is SecretCell =>
  cell.state === 'secret' || cell.state === 'asWritten';

/** Compares with the first secret of the row. It is proof only if Domo told both. */
function lookOfSecret({ cells }: ComparedRow, cell: SecretCell): CellLook {
  const first = cells.find(isSecretCell);
  if (first === undefined || first === cell) return 'plain';
  const equal = first.letter === cell.letter;
  if (first.state === 'secret' && cell.state === 'secret') return equal ? 'same' : 'different';
  return equal ? 'sameAsWritten' : 'differsAsWritten';
}

function lookOfValue({ cells, reference, verdict }: ComparedRow, at: number): CellLook {
  if (verdict === 'same') return at === 0 ? 'plain' : 'same';
  const cell = cells[at];
  if (reference === null || reference === at || cell?.state !== 'value') return 'plain';
  return cell.difference !== null || cell.text === '' ? 'different' : 'same';
}
