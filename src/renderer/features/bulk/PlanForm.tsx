import type { ReactNode } from 'react';
import type { AccountKey, BulkChange, InventoryScope } from '../../../contract';
import type { ComparedInstances } from '../../state/dialogs';
import { formatCountOf } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

/** What every form of a bulk change gets. */
export interface BulkFormProps {
  /** Empty: the form asks for them. */
  accounts: readonly AccountKey[];
  /** The comparison that it was chosen in, for the form that aligns. */
  compared?: ComparedInstances | undefined;
  /**
   * `accounts`: those that the form found; without them, those that it was given. `allOf`: the part of the inventory of
   * which they are all.
   */
  onPlan: (wanted: BulkChange, accounts?: readonly AccountKey[], allOf?: InventoryScope) => void;
}

interface PlanFormProps {
  count: number;
  /** What is counted. */
  one?: string;
  /** Why there is no plan yet; null: there can be. */
  reason: string | null;
  onPlan: () => void;
  children: ReactNode;
}

/** The fields of a bulk change, and the button that plans it. */
export const PlanForm = ({ count, one = 'account', reason, onPlan, children }: PlanFormProps) => (
  <form
    className={formStyles['form']}
    onSubmit={(event) => {
      event.preventDefault();
      if (reason === null) onPlan();
    }}
  >
    {children}
    {count > 0 && (
      <p className={`${formStyles['line'] ?? ''} lk-dim lk-small`}>
        {t(
          'Latchkey reads {counted} now and shows every change. Nothing is written before you confirm.',
          { counted: formatCountOf(count, one) },
        )}
      </p>
    )}
    <FormFooter
      submit={t('Show the changes')}
      busy={false}
      disabled={reason !== null}
      disabledReason={reason}
    />
  </form>
);
