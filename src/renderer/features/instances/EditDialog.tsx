import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { loadProfiles } from '../../state/profiles';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { FormFoot } from '../../ui/FormFoot';
import { ProfileFields, type Settings } from './ProfileFields';
import { DialogFrame } from '../../ui/DialogFrame';
import { useWrite } from '../../ui/useWrite';

export default function EditDialog({ profile }: { profile: Profile }) {
  const { label, group, colour, guard } = profile;
  const [settings, setSettings] = useState<Settings>({ label, group, colour, guard });
  const save = useWrite<ResponseFor<'profile.update'>>({
    words: `Change ${profile.label}`,
    onDone: () => {
      void loadProfiles();
      closeDialog();
    },
  });
  return (
    <DialogFrame title={`Edit ${profile.label}`} size={460}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save.submit(() => call('profile.update', { profileId: profile.id, ...settings }));
        }}
      >
        <p className="lk-dim form-line">{profile.origin}</p>
        <ProfileFields value={settings} onChange={setSettings} />
        {save.problem !== null && <ProblemNotice problem={save.problem} />}
        <FormFoot submit="Save" busy={save.busy} disabled={settings.label.trim() === ''} />
      </form>
    </DialogFrame>
  );
}
