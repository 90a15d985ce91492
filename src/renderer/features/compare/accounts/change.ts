import { changeComparison, leaveComparison, useComparison } from '../../../state/comparison';
import { without, type Accounts } from './columns';

/** Takes an account out. One alone is nothing to compare: it stays picked, for others to be added. */
export function takeOut(comparison: Accounts, at: number): void {
  const left = without(comparison, at);
  if (left.accounts.length >= 2) {
    changeComparison(left);
    return;
  }
  useComparison.setState({ picked: left.accounts });
  leaveComparison();
}
