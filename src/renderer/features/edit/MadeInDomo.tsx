import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { OpenInDomo } from '../../ui/OpenInDomo';

/** What can be done at Domo's own page alone, and the way there. */
export const MadeInDomo = ({ profileId, children }: { profileId: string; children: ReactNode }) => (
  <div className="form-said" role="note">
    <IconInfoCircle size={15} aria-hidden />
    <div className="form-said-words">
      <div>{children}</div>
      <OpenInDomo profileId={profileId} />
    </div>
  </div>
);
