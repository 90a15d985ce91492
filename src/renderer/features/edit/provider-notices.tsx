import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { OpenInDomoButton } from '../../ui/actions/OpenInDomoButton';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

/** Explains what can only be done in Domo, with a button that opens Domo. */
export const OnlyInDomoNotice = ({
  profileId,
  children,
}: {
  profileId: string;
  children: ReactNode;
}) => (
  <div className={formStyles['said']} role="note">
    <IconInfoCircle size={15} aria-hidden />
    <div className={formStyles['said-words']}>
      <div>{children}</div>
      <OpenInDomoButton profileId={profileId} />
    </div>
  </div>
);

/** Says that the fields below come from Latchkey's table and not from Domo. */
export const KnownFieldsNotice = ({ reason }: { reason: string }) => (
  <div className={formStyles['said']} role="note">
    <IconInfoCircle size={15} aria-hidden />
    <div className={formStyles['said-words']}>
      {t(
        '{reason} These fields come from Latchkey’s own table. Leave fields empty that do not apply.',
        { reason },
      )}
    </div>
  </div>
);
