import { Button } from '@mantine/core';
import {
  clearPicked,
  comparePicked,
  MAX_COMPARED_ACCOUNTS,
  useComparison,
  togglePicked,
} from '../../state/comparison';
import './pick.css';
import type { InventoryRow } from '../../../contract';
import { isSameAccount } from '../../state/view';
import { accountTitle } from '../../ui/format/format';

/** What was picked in any instance, and the way to compare it. */
export function PickedAccountsBar() {
  const picked = useComparison((state) => state.picked.length);
  if (picked === 0) return null;
  return (
    <div className="picked" role="group" aria-label="Picked to compare">
      <span role="status">
        <span className="lk-strong lk-num">{picked} picked</span> <span>{pickedHint(picked)}</span>
      </span>
      <span className="title-gap" />
      <Button variant="subtle" color="gray" onClick={clearPicked}>
        Clear
      </Button>
      <Button disabled={picked < 2} onClick={comparePicked}>
        Compare
      </Button>
    </div>
  );
}

function pickedHint(picked: number): string {
  if (picked === 1) return '· pick one more, in any instance';
  return picked === MAX_COMPARED_ACCOUNTS ? '· that is as many as can be compared' : '';
}

/** Picks an account to be compared; the keyboard does it with Space on the row. */
export function PickAccountCheckbox({ row }: { row: InventoryRow }) {
  const picked = useComparison((state) => state.picked.some((each) => isSameAccount(each, row)));
  const full = useComparison((state) => state.picked.length >= MAX_COMPARED_ACCOUNTS);
  return (
    <input
      type="checkbox"
      className="pick"
      tabIndex={-1}
      aria-label={`Compare ${accountTitle(row)}`}
      title={
        full && !picked ? `${MAX_COMPARED_ACCOUNTS} accounts at most` : 'Pick to compare (Space)'
      }
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
