import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { loadProfiles } from '../../state/profiles';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { FormFoot } from '../../ui/FormFoot';
import { ProfileFields, type Settings } from './ProfileFields';
import { useSubmit } from '../../ui/useSubmit';
import '../../ui/form.css';

export default function EditDialog({ profile }: { profile: Profile }) {
  const { label, group, colour, guard } = profile;
  const [settings, setSettings] = useState<Settings>({ label, group, colour, guard });
  const save = useSubmit<ResponseFor<'profile.update'>>(() => {
    void loadProfiles();
    closeDialog();
  });
  return (
    <Modal opened onClose={closeDialog} title={`Edit ${profile.label}`} size={460}>
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
    </Modal>
  );
}
