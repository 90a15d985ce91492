import { Activity, useState } from 'react';
import type { AccountKey, BulkChange, InventoryScope } from '../../../contract';
import type { ComparedInstances } from '../../state/dialogs';
import type { BulkFormName } from '../../state/picked-changes';
import { planBulkChange, useBulk } from '../../state/bulk';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { BulkGiveTokenForm } from './BulkGiveTokenForm';
import { BulkAlignForm } from './BulkAlignForm';
import { BulkDeleteForm, BulkRenameForm, BulkShareForm } from './BulkForms';
import { BulkRepointForm } from './BulkRepointForm';
import { BulkRotateForm } from './BulkRotateForm';
import { BulkRenewForm } from './BulkRenewForm';
import { BulkSecretForm } from './BulkSecretForm';
import { BulkTransferForm } from './BulkTransferForm';
import { BulkRunSteps } from './BulkRunSteps';
import { bulkFormTitles } from '../../ui/format/bulk-labels';

interface Props {
  change: BulkFormName;
  accounts: readonly AccountKey[];
  /** For `align`. */
  compared?: ComparedInstances | undefined;
}

const forms = {
  rename: BulkRenameForm,
  share: BulkShareForm,
  changeSecret: BulkSecretForm,
  rotate: BulkRotateForm,
  repoint: BulkRepointForm,
  transfer: BulkTransferForm,
  delete: BulkDeleteForm,
  renew: BulkRenewForm,
  giveToken: BulkGiveTokenForm,
  align: BulkAlignForm,
} as const;

/** Pixels. Some forms have a list to choose from. */
const sizes: Readonly<Record<BulkFormName, number>> = {
  rename: 520,
  share: 520,
  changeSecret: 520,
  delete: 520,
  rotate: 680,
  repoint: 680,
  transfer: 680,
  renew: 520,
  giveToken: 680,
  align: 680,
};

/** What is to be written, every write that follows from it, and what became of each. */
export default function BulkChangeDialog({ change, accounts, compared }: Props) {
  // Only one runs at a time. A running one is shown first.
  const [planned, setPlanned] = useState(() => useBulk.getState().running);
  const Form = forms[change];
  const plan = (wanted: BulkChange, found = accounts, allOf?: InventoryScope): void => {
    setPlanned(true);
    void planBulkChange({ wanted, accounts: [...found], allOf });
  };
  return (
    <DialogFrame
      title={bulkFormTitles[change]}
      size={planned ? 760 : sizes[change]}
      keepsRunning={planned}
    >
      {/* Behind the plan it keeps what was typed: after a plan that failed, such as one without a network, too. */}
      <Activity mode={planned ? 'hidden' : 'visible'}>
        <Form accounts={accounts} compared={compared} onPlan={plan} />
      </Activity>
      {planned && <BulkRunSteps onBack={() => setPlanned(false)} />}
    </DialogFrame>
  );
}
