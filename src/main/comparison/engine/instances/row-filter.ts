/** Which rows of a comparison of instances pass its filter. */
import type { AccountKind, InstanceCell, InstanceFilter } from '../../../../contract';
import type { InstanceAccounts } from './instances-input';
import type { MatchGroup } from './match-group';
import type { MissingCells, SparseRow } from './sparse-row';

export function createRowFilter(
  filter: InstanceFilter,
  instances: readonly InstanceAccounts[],
  missingCells: MissingCells,
): (row: SparseRow, bucket: MatchGroup) => boolean {
  const { differencesOnly, missingOnly, invalidOnly, dataProviderTypes, single, field } = filter;
  const providers = new Set(dataProviderTypes);
  // An instance that is compared no more limits nothing.
  const column = instances.findIndex(({ profileId }) => profileId === filter.profileId);
  return (row, bucket) =>
    (!differencesOnly || row.verdict === 'different') &&
    (!missingOnly || row.missing) &&
    (!invalidOnly || hasInvalidMember(bucket)) &&
    (single === 'with' || row.single === (single === 'only')) &&
    (field === null || row.differingFields.includes(field)) &&
    (column < 0 || isDiffering(cellIn(row, column), row.kind, column, missingCells)) &&
    (providers.size === 0 || providers.has(row.dataProviderType));
}

const cellIn = ({ presentCells }: SparseRow, column: number): InstanceCell | undefined =>
  presentCells.find(({ instance }) => instance === column)?.cell;

/** Whether an account of the group needs attention. */
export const hasInvalidMember = ({ members }: MatchGroup): boolean =>
  members.some(({ account }) => account.valid === false);

const differingStates: ReadonlySet<string> = new Set(['drifted', 'differsAsWritten', 'extra']);

/** Whether an instance differs from the reference of a row, or lacks its account. */
export const isDiffering = (
  cell: InstanceCell | undefined,
  kind: AccountKind,
  column: number,
  missingCells: MissingCells,
): boolean =>
  cell === undefined
    ? missingCells.stateIn(kind, column) === 'missing'
    : differingStates.has(cell.state);
