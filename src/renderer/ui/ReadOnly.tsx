import { IconLock } from '@tabler/icons-react';
import type { Profile } from '../../contract';

/** Said in place of a form that could not be sent; main refuses it all the same. */
export const ReadOnly = ({ profile }: { profile: Profile }) =>
  profile.guard === 'read-only' ? (
    <p className="form-said" role="note">
      <IconLock size={15} aria-hidden />
      <span>
        <strong className="lk-name">{profile.label}</strong> is read-only: Latchkey changes nothing
        there. Edit the instance to choose another guard.
      </span>
    </p>
  ) : null;
