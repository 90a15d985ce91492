import { Button } from '@mantine/core';
import {
  clearPicked,
  comparePicked,
  MOST_ACCOUNTS,
  useComparison,
} from '../../../state/comparison';
import { showView } from '../../../state/view';
import { counted } from '../../../ui/format';

/** The picked accounts, or how accounts are picked. */
export function ChooseAccounts() {
  const picked = useComparison((state) => state.picked.length);
  return (
    <section className="start-card" aria-labelledby="start-accounts">
      <h2 id="start-accounts">Accounts</h2>
      <p className="lk-dim">
        Configuration, account and access of 2 to {MOST_ACCOUNTS} accounts, field by field. Pick
        them with their check boxes, or with <span className="lk-kbd">Space</span>, in any instance.
      </p>
      <div className="start-foot">
        {picked >= 2 && <Button onClick={comparePicked}>Compare {picked} accounts</Button>}
        <Button
          variant="default"
          onClick={() => {
            showView('accounts');
          }}
        >
          {picked === 0 ? 'Pick accounts' : 'Pick more'}
        </Button>
        {picked > 0 && (
          <>
            <span className="lk-dim">{counted(picked, 'account')} picked</span>
            <Button variant="subtle" color="gray" onClick={clearPicked}>
              Clear
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
