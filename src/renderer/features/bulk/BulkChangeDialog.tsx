import { useState } from 'react';
import type { AccountKey, BulkChange } from '../../../contract';
import type { PickedChange } from '../../state/picked-changes';
import { planBulkChange, useBulk } from '../../state/bulk';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { BulkDeleteForm, BulkRenameForm, BulkShareForm } from './BulkForms';
import { BulkRenewForm } from './BulkRenewForm';
import { BulkSecretForm } from './BulkSecretForm';
import { BulkRunSteps } from './BulkRunSteps';
import { bulkTitles } from './bulk-labels';

interface Props {
  change: PickedChange | 'renew';
  accounts: readonly AccountKey[];
}

const forms = {
  rename: BulkRenameForm,
  share: BulkShareForm,
  changeSecret: BulkSecretForm,
  delete: BulkDeleteForm,
  renew: BulkRenewForm,
} as const;

/** What is to be written, every write that follows from it, and what became of each. */
export default function BulkChangeDialog({ change, accounts }: Props) {
  // Only one runs at a time. A running one is shown first.
  const [planned, setPlanned] = useState(() => useBulk.getState().running);
  const Form = forms[change];
  const plan = (wanted: BulkChange): void => {
    setPlanned(true);
    void planBulkChange({ wanted, accounts: [...accounts] });
  };
  return (
    <DialogFrame title={bulkTitles[change]} size={planned ? 760 : 520} keepsRunning={planned}>
      {planned ? (
        <BulkRunSteps onBack={() => setPlanned(false)} />
      ) : (
        <Form accounts={accounts} onPlan={plan} />
      )}
    </DialogFrame>
  );
}
