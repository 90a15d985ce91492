/** The accounts of a row that are compared when one of its cells is opened. Pure. */
import type { AccountKey, InstanceRow } from '../../../../contract';
import { MAX_COMPARED_ACCOUNTS } from '../../../state/comparison';
import { cellAccountId } from './instance-labels';

interface AccountsToOpen {
  accounts: AccountKey[];
  /** Index of the baseline's account; null if there is no baseline or it has no such account. */
  baseline: number | null;
  /** The number of accounts in the row; more than `accounts` if there are too many to compare. */
  of: number;
}

interface LocatedAccount extends AccountKey {
  column: number;
}

/**
 * The accounts of the row in the order of the columns. If there are too many, the reference and the baseline come
 * first, then the accounts of the cell (all candidates of an ambiguous cell), then those that differ, then the rest.
 */
export function accountsToOpen(
  { kind, cells, reference }: Pick<InstanceRow, 'kind' | 'cells' | 'reference'>,
  profileIds: readonly string[],
  column: number,
  baseline: number | null,
): AccountsToOpen {
  const all = cells.flatMap((cell, index): LocatedAccount[] => {
    const profileId = profileIds[index] ?? '';
    const id = cellAccountId(cell);
    if (id !== null) return [{ profileId, kind, id, column: index }];
    if (cell.state !== 'ambiguous' || index !== column) return [];
    return cell.candidates.map((candidate) => ({
      profileId,
      kind,
      id: candidate.id,
      column: index,
    }));
  });
  const rank = (each: LocatedAccount): number => {
    if (each.column === reference || each.column === baseline) return 0;
    if (each.column === column) return 1;
    const state = cells[each.column]?.state;
    return state === 'drifted' || state === 'differsAsWritten' ? 2 : 3;
  };
  const shown = new Set([...all].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_COMPARED_ACCOUNTS));
  const visible = all.filter((each) => shown.has(each));
  const baselineIndex = visible.findIndex((each) => each.column === baseline);
  return {
    accounts: visible.map(({ profileId, id }) => ({ profileId, kind, id })),
    baseline: baselineIndex < 0 ? null : baselineIndex,
    of: all.length,
  };
}

/** The row's accounts, without ambiguous cells. */
export const rowAccounts = (
  { kind, cells }: Pick<InstanceRow, 'kind' | 'cells'>,
  profileIds: readonly string[],
): AccountKey[] =>
  cells.flatMap((cell, column) => {
    const id = cellAccountId(cell);
    const profileId = profileIds[column];
    return id === null || profileId === undefined ? [] : [{ profileId, kind, id }];
  });
