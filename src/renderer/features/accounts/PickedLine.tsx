import { Button } from '@mantine/core';
import { clearPicked, comparePicked, MOST_ACCOUNTS, useComparison } from '../../state/comparison';
import './pick.css';

/** What was picked in any instance, and the way to compare it. */
export function PickedLine() {
  const picked = useComparison((state) => state.picked.length);
  if (picked === 0) return null;
  return (
    <div className="picked" role="group" aria-label="Picked to compare">
      <span role="status">
        <span className="lk-strong lk-num">{picked} picked</span> <span>{wordsFor(picked)}</span>
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

function wordsFor(picked: number): string {
  if (picked === 1) return '· pick one more, in any instance';
  return picked === MOST_ACCOUNTS ? '· that is as many as can be compared' : '';
}
