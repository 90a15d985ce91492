import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { loadProfiles } from '../../state/profiles';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProfileFields, type ProfileSettings } from './ProfileFields';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';

export default function EditInstanceDialog({ profile }: { profile: Profile }) {
  const { label, group, colour, guard } = profile;
  const [settings, setSettings] = useState<ProfileSettings>({ label, group, colour, guard });
  const save = useDialogSubmit<ResponseFor<'profile.update'>>({
    label: `Change ${profile.label}`,
    onDone: () => {
      void loadProfiles();
      closeDialog();
    },
  });
  return (
    <DialogFrame title={`Edit ${profile.label}`} size={460}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save.submit(() => call('profile.update', { profileId: profile.id, ...settings }));
        }}
      >
        <p className={clsx('lk-dim', formStyles['line'])}>{profile.origin}</p>
        <ProfileFields value={settings} onChange={setSettings} />
        {save.problem !== null && <ProblemNotice problem={save.problem} />}
        <FormFooter submit="Save" busy={save.busy} disabled={settings.label.trim() === ''} />
      </form>
    </DialogFrame>
  );
}
