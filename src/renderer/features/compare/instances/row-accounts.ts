/** Which accounts of a row are shown beside each other when one of its cells is opened. Pure. */
import type { AccountKey, InstanceRow } from '../../../../contract';
import { MAX_COMPARED_ACCOUNTS } from '../../../state/comparison';
import { cellAccountId } from './instance-labels';

interface AccountsToOpen {
  accounts: AccountKey[];
  /** Index of the baseline's account; null when there is no baseline, or it has none. */
  baseline: number | null;
  /** How many accounts the row has; more than `accounts` when not all fit beside each other. */
  of: number;
}

interface LocatedAccount extends AccountKey {
  column: number;
}

/**
 * In the order of the columns: all of the row, or those that fit: the cell's, the one that the others are held
 * against, the first that differ, then the first of the rest. Those that fit an ambiguous cell count as the cell's.
 */
export function accountsToOpen(
  { kind, cells, reference }: Pick<InstanceRow, 'kind' | 'cells' | 'reference'>,
  profileIds: readonly string[],
  column: number,
  baseline: number | null,
): AccountsToOpen {
  const all = cells.flatMap((cell, place): LocatedAccount[] => {
    const profileId = profileIds[place] ?? '';
    const id = cellAccountId(cell);
    if (id !== null) return [{ profileId, kind, id, column: place }];
    if (cell.state !== 'ambiguous' || place !== column) return [];
    return cell.candidates.map((candidate) => ({
      profileId,
      kind,
      id: candidate.id,
      column: place,
    }));
  });
  const rank = (each: LocatedAccount): number => {
    if (each.column === reference || each.column === baseline) return 0;
    if (each.column === column) return 1;
    return cells[each.column]?.state === 'drifted' ? 2 : 3;
  };
  const shown = new Set([...all].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_COMPARED_ACCOUNTS));
  const kept = all.filter((each) => shown.has(each));
  const model = kept.findIndex((each) => each.column === baseline);
  return {
    accounts: kept.map(({ profileId, id }) => ({ profileId, kind, id })),
    baseline: model < 0 ? null : model,
    of: all.length,
  };
}

/** The row's accounts, where one alone fits. */
export const rowAccounts = (
  { kind, cells }: Pick<InstanceRow, 'kind' | 'cells'>,
  profileIds: readonly string[],
): AccountKey[] =>
  cells.flatMap((cell, column) => {
    const id = cellAccountId(cell);
    const profileId = profileIds[column];
    return id === null || profileId === undefined ? [] : [{ profileId, kind, id }];
  });
