import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Profile, PublishedResult } from '../../../contract';
import { closeDialog } from '../../state/dialogs';
import { useProfiles, useSelectedProfile } from '../../state/profiles';
import { InstanceBadge, ReadOnlyNotice } from '../../ui/badges/InstanceBadge';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { FormFooter } from '../../ui/forms/FormFooter';
import { LabelConfirmation } from '../../ui/forms/LabelConfirmation';
import formStyles from '../../ui/forms/form.module.css';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { JobRunning, JobStatus } from '../../ui/notices/JobStatus';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { PublishResults } from './PublishResults';
import { PublishTables } from './PublishTables';
import { usePublish } from './usePublish';
import { t } from '../../../contract/texts';

/** Chooses the instance and the tables, shows what would be sent, sends it, and says what became of it. */
export default function PublishDialog() {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const selected = useSelectedProfile();
  const first = selected ?? profiles.find(({ guard }) => guard !== 'read-only') ?? profiles[0];
  const [profileId, setProfileId] = useState(first?.id ?? '');
  const profile = profiles.find(({ id }) => id === profileId);
  return (
    <DialogFrame title={t('Publish to Domo')} size={760} keepsRunning>
      {profile === undefined ? (
        <p className={formStyles['line']}>{t('Add an instance first.')}</p>
      ) : (
        <PublishForm
          key={profileId}
          profile={profile}
          profiles={profiles}
          onProfile={setProfileId}
        />
      )}
    </DialogFrame>
  );
}

interface FormProps {
  profile: Profile;
  profiles: readonly Profile[];
  onProfile: (profileId: string) => void;
}

function PublishForm({ profile, profiles, onProfile }: FormProps) {
  const publish = usePublish(profile);
  const { previews, tables, setTables, remake, setRemake, typed, setTyped, results } = publish;
  if (results !== null)
    return <PublishEnd profile={profile} results={results} onBack={publish.goBack} />;
  const isGuarded = profile.guard === 'confirm';
  const rows = (previews.value?.tables ?? [])
    .filter(({ table, problem }) => tables.includes(table) && problem === null)
    .reduce((sum, { rows: count }) => sum + count, 0);
  const blockedReason = validatePublish(profile, typed, rows);
  const isReady = blockedReason === null && previews.value !== null && !publish.busy;
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) publish.send();
      }}
    >
      <p className={formStyles['line']}>
        {t(
          'Tables of the inventory become DataSets, so that people see them in Domo. No secret, no fingerprint and no config is sent.',
        )}
      </p>
      <NativeSelect
        label={t('Instance that gets the DataSets')}
        data-autofocus
        value={profile.id}
        disabled={publish.busy}
        data={profiles.map(({ id, label, guard }) => ({
          value: id,
          label: guard === 'read-only' ? t('{label} (read-only)', { label }) : label,
        }))}
        onChange={(event) => {
          onProfile(event.currentTarget.value);
        }}
      />
      <InstanceBadge profile={profile} />
      <ReadOnlyNotice profile={profile} />
      {previews.value === null ? (
        <LoadingOrError answer={previews} label={t('Reading what would be sent…')} />
      ) : (
        <PublishTables
          previews={previews.value.tables}
          chosen={tables}
          disabled={publish.busy}
          onChosen={setTables}
        />
      )}
      <Checkbox
        label={t('Make a new DataSet where the old one is gone or has other columns')}
        checked={remake}
        disabled={publish.busy}
        onChange={(event) => {
          setRemake(event.currentTarget.checked);
        }}
      />
      {isGuarded && (
        <LabelConfirmation
          label={profile.label}
          typed={typed}
          disabled={publish.busy}
          onTyped={setTyped}
        />
      )}
      {publish.busy && <PublishProgress publish={publish} />}
      {publish.problem !== null && <ProblemNotice problem={publish.problem} />}
      <FormFooter
        submit={t('Publish {rows}', { rows: formatCountOf(rows, 'row') })}
        busy={publish.busy}
        disabled={!isReady}
        disabledReason={blockedReason}
      />
    </form>
  );
}

function validatePublish({ guard, label }: Profile, typed: string, rows: number): string | null {
  if (guard === 'read-only') return t('The instance is read-only');
  if (rows === 0) return t('There is nothing to send');
  return guard === 'confirm' && typed.trim() !== label.trim()
    ? t('Type the label to confirm')
    : null;
}

const PublishProgress = ({ publish }: { publish: ReturnType<typeof usePublish> }) => {
  const { progress, cancelling, cancel } = publish;
  const total = progress?.total ?? null;
  return (
    <JobStatus>
      <JobRunning
        job={{
          label: t('Publish'),
          text:
            progress === null || total === null
              ? t('Publishing…')
              : t('Publishing: {done} of {rows}', {
                  done: formatCount(progress.done),
                  rows: formatCountOf(total, 'row'),
                }),
          ratio: progress === null || total === null || total === 0 ? null : progress.done / total,
          cancelling,
          cancel,
        }}
      />
    </JobStatus>
  );
};

interface EndProps {
  profile: Profile;
  results: readonly PublishedResult[];
  /** To the form as it was sent. */
  onBack: () => void;
}

const PublishEnd = ({ profile, results, onBack }: EndProps) => (
  <div className={formStyles['form']}>
    <InstanceBadge profile={profile} />
    <PublishResults profileId={profile.id} results={results} />
    <div className={formStyles['foot']}>
      {results.some(({ outcome }) => outcome !== 'done') && (
        <Button variant="default" onClick={onBack}>
          {t('Back')}
        </Button>
      )}
      <span className={formStyles['gap']} />
      <Button data-autofocus onClick={closeDialog}>
        {t('Close')}
      </Button>
    </div>
  </div>
);
