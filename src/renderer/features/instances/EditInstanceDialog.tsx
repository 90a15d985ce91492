import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { loadProfiles } from '../../state/profiles';
import { useReportTypedText } from '../../state/typed-text';
import { InstanceBadge } from '../../ui/badges/InstanceBadge';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProfileFields, type ProfileSettings } from './ProfileFields';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

export default function EditInstanceDialog({ profile }: { profile: Profile }) {
  const { label, group, colour, guard } = profile;
  const [settings, setSettings] = useState<ProfileSettings>({ label, group, colour, guard });
  const save = useDialogSubmit<ResponseFor<'profile.update'>>({
    label: t('Change {label}', { label: profile.label }),
    onDone: () => {
      void loadProfiles();
      closeDialog();
    },
  });
  const changed =
    settings.label !== label ||
    settings.group !== group ||
    settings.colour !== colour ||
    settings.guard !== guard;
  useReportTypedText('dialog', changed);
  return (
    <DialogFrame title={t('Edit {label}', { label: profile.label })} size={460}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save.submit(() => call('profile.update', { profileId: profile.id, ...settings }));
        }}
      >
        {/* As it is saved: what is typed below is not it yet. */}
        <InstanceBadge profile={profile} />
        <ProfileFields value={settings} onChange={setSettings} />
        {save.problem !== null && <ProblemNotice problem={save.problem} />}
        <FormFooter submit={t('Save')} busy={save.busy} disabled={settings.label.trim() === ''} />
      </form>
    </DialogFrame>
  );
}
