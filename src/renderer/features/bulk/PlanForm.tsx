import type { ReactNode } from 'react';
import type { AccountKey, BulkChange } from '../../../contract';
import { formatCountOf } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import formStyles from '../../ui/forms/form.module.css';

/** What every form of a bulk change gets. */
export interface BulkFormProps {
  accounts: readonly AccountKey[];
  onPlan: (wanted: BulkChange) => void;
}

interface PlanFormProps {
  count: number;
  /** What is counted; accounts by default. */
  noun?: string;
  /** Why there is no plan yet; null: there can be. */
  reason: string | null;
  onPlan: () => void;
  children: ReactNode;
}

/** The fields of a bulk change, and the button that plans it. */
export const PlanForm = ({ count, noun = 'account', reason, onPlan, children }: PlanFormProps) => (
  <form
    className={formStyles['form']}
    onSubmit={(event) => {
      event.preventDefault();
      if (reason === null) onPlan();
    }}
  >
    {children}
    <p className={`${formStyles['line']} lk-dim lk-small`}>
      Latchkey reads {formatCountOf(count, noun)} now and shows every change. Nothing is written
      before you confirm.
    </p>
    <FormFooter
      submit="Show the changes"
      busy={false}
      disabled={reason !== null}
      disabledReason={reason}
    />
  </form>
);
