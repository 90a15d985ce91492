import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { OpenInDomoButton } from '../../ui/actions/OpenInDomoButton';

/** What can be done at Domo's own page alone, and the way there. */
export const OnlyInDomoNotice = ({
  profileId,
  children,
}: {
  profileId: string;
  children: ReactNode;
}) => (
  <div className="form-said" role="note">
    <IconInfoCircle size={15} aria-hidden />
    <div className="form-said-words">
      <div>{children}</div>
      <OpenInDomoButton profileId={profileId} />
    </div>
  </div>
);

/** Said above fields that are Latchkey's own knowledge and not Domo's word. */
export const KnownFieldsNotice = ({ unsaid }: { unsaid: string }) => (
  <div className="form-said" role="note">
    <IconInfoCircle size={15} aria-hidden />
    <div className="form-said-words">
      {unsaid} These are from Latchkey’s own table; leave those empty that do not apply.
    </div>
  </div>
);
