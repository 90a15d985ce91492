import type { InventoryRow } from '../../../contract';
import { MOST_ACCOUNTS, togglePicked, useComparison } from '../../state/comparison';
import { isSameAccount } from '../../state/sameAccount';
import { titleOf } from '../../ui/format';
import './pick.css';

/** Picks an account to be compared; the keyboard does it with Space on the row. */
export function Pick({ row }: { row: InventoryRow }) {
  const picked = useComparison((state) => state.picked.some((each) => isSameAccount(each, row)));
  const full = useComparison((state) => state.picked.length >= MOST_ACCOUNTS);
  return (
    <input
      type="checkbox"
      className="pick"
      tabIndex={-1}
      aria-label={`Compare ${titleOf(row)}`}
      title={full && !picked ? `${MOST_ACCOUNTS} accounts at most` : 'Pick to compare (Space)'}
      checked={picked}
      disabled={full && !picked}
      onClick={(event) => {
        // The row below would open.
        event.stopPropagation();
      }}
      onChange={() => {
        togglePicked(row);
      }}
    />
  );
}
