import { Button } from '@mantine/core';
import type { InstanceRow } from '../../../../../contract';
import { MOST_ACCOUNTS } from '../../../../state/comparison';
import { openDialog } from '../../../../state/dialogs';
import { useInstanceMatrix, type ComparedInstances } from '../../../../state/instanceMatrix';
import { unpair, usePairing } from '../../../../state/pairing';
import { counted } from '../../../../ui/format';
import { accountsOf, accountsToOpen } from '../accounts';
import { nameOf } from '../words';

interface Props {
  row: InstanceRow;
  column: number;
  comparison: ComparedInstances;
  onCompare: () => void;
}

/** What can be done with all accounts of a row. */
export function RowActions({ row, column, comparison, onCompare }: Props) {
  const ids = useInstanceMatrix(({ instances }) => instances).map(({ profileId }) => profileId);
  const busy = usePairing((state) => state.busy);
  const { accounts, of } = accountsToOpen(row, ids, column, comparison.baseline);
  const all = accountsOf(row, ids);
  const missing = ids.filter((_, place) => row.cells[place]?.state === 'missing');
  const source =
    all.find(({ profileId }) => profileId === ids[column]) ??
    all.find(({ profileId }) => profileId === ids[row.reference ?? -1]) ??
    all[0];
  return (
    <div className="instances-part instances-actions">
      <Button disabled={accounts.length < 2} onClick={onCompare}>
        {accounts.length < 2
          ? 'Compare accounts'
          : `Compare ${counted(accounts.length, 'account')}`}
      </Button>
      {accounts.length < 2 && (
        <p className="lk-dim lk-small">It takes two accounts of this row to compare them.</p>
      )}
      {of > accounts.length && (
        <p className="lk-dim lk-small">
          {MOST_ACCOUNTS} of {of} fit beside each other: this one, the one that all are held
          against, and the first that differ.
        </p>
      )}
      {missing.length > 0 && source !== undefined && (
        <Button
          variant="default"
          onClick={() => {
            openDialog({ name: 'clone', source, profileIds: missing, rule: comparison.rule });
          }}
        >
          Make it in the {counted(missing.length, 'instance')} without it…
        </Button>
      )}
      {row.paired && (
        <Button
          variant="default"
          disabled={busy}
          onClick={() => {
            void unpair(`“${nameOf(row)}” is no longer paired by hand.`, all);
          }}
        >
          Undo the pairing by hand
        </Button>
      )}
    </div>
  );
}
