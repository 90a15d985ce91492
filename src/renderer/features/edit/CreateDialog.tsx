import { useState } from 'react';
import { groupProfiles, useProfiles } from '../../state/profiles';
import { useView } from '../../state/view';
import { DialogFrame } from '../../ui/DialogFrame';
import { CreateForm } from './CreateForm';
import { NotRead } from './NotRead';
import { openMade, type Made } from '../../state/made';
import './edit.css';

/** A new account of either kind, in any instance that is not read-only. */
export default function CreateDialog() {
  const known = useProfiles((state) => state.profiles) ?? [];
  const selected = useView((state) => state.selected);
  const [unread, setUnread] = useState<Made | null>(null);
  const profiles = groupProfiles(known).flatMap((group) => group.profiles);
  const first =
    profiles.find(({ id }) => id === selected) ??
    profiles.find(({ guard }) => guard !== 'read-only') ??
    profiles[0];
  return (
    <DialogFrame title="New account" size={560} typed>
      {unread !== null && <NotRead made={unread} />}
      {unread === null && first !== undefined && (
        <CreateForm
          profiles={profiles}
          first={first}
          onMade={(made) => {
            if (made.problem === null) openMade(made.account);
            else setUnread(made);
          }}
        />
      )}
    </DialogFrame>
  );
}
