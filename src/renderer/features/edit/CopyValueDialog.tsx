import type { AccountKey, Profile } from '../../../contract';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { useQuery } from '../../ui/requests/useQuery';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { closeDialog, type DialogAccount } from '../../state/dialogs';
import { TimeAgo } from '../../ui/format/Time';
import { ConfigSaveOutcome } from '../../ui/forms/SaveOutcome';
import { accountTitle } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ReadOnlyNotice, AccountBadge } from '../../ui/badges/InstanceBadge';
import { configSaveRemark, type ConfigSaveResult } from '../../ui/forms/config-save-result';
import {
  StaleTargetNotice,
  toTargetFreshness,
  type TargetReading,
} from '../../ui/forms/StaleTargetNotice';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { WritePreviewTable } from '../../ui/forms/WritePreviewTable';
import { planValueCopy } from './value-copy';
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface CopyValueDialogProps {
  from: AccountKey;
  to: AccountKey;
  field: string;
}

/** Shows both accounts as Domo has them now. Main checks the target once more before it writes. */
export default function CopyValueDialog({ from, to, field }: CopyValueDialogProps) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const source = useFreshDetail(from);
  const target = useFreshDetail(to);
  const profileOf = (key: AccountKey) => profiles.find(({ id }) => id === key.profileId);
  const [fromProfile, toProfile] = [profileOf(from), profileOf(to)];
  const pending = source.value === null && !source.busy ? source : target;
  return (
    <DialogFrame title={t('Copy value')} size={600}>
      {source.value === null || target.value === null || !fromProfile || !toProfile ? (
        <LoadingOrError answer={pending} label={t('Loading both accounts…')} />
      ) : (
        <CopyValueForm
          from={{ profile: fromProfile, shown: { account: from, detail: source.value } }}
          to={{ profile: toProfile, shown: { account: to, detail: target.value } }}
          field={field}
          reading={{
            busy: source.busy || target.busy,
            problem: source.problem ?? target.problem,
            reload: () => {
              source.reload();
              target.reload();
            },
          }}
        />
      )}
    </DialogFrame>
  );
}

/** Reads the config first, so that no outdated value is written or overwritten. */
const useFreshDetail = (key: AccountKey) =>
  useQuery(`${key.profileId} ${key.kind} ${String(key.id)}`, async () => {
    const config = await call('account.config', key);
    return config.ok ? call('inventory.detail', key) : config;
  });

interface CopySide {
  profile: Profile;
  shown: DialogAccount;
}

interface CopyValueFormProps {
  from: CopySide;
  to: CopySide;
  field: string;
  /** The state of reading both configs. */
  reading: TargetReading;
}

function CopyValueForm({ from, to, field, reading }: CopyValueFormProps) {
  const [saved, setSaved] = useState<ConfigSaveResult | null>(null);
  const { account, detail } = to.shown;
  const { copy, reason, canRefresh } = planValueCopy(field, from.shown.detail, detail);
  const save = useDialogSubmit<ConfigSaveResult>({
    label: t('Copy {field} to “{accountTitle}” in {label}', {
      field,
      accountTitle: accountTitle(detail.account),
      label: to.profile.label,
    }),
    onDone: setSaved,
    remarkOf: configSaveRemark,
  });
  const freshness = toTargetFreshness(save, reading);
  const { stale } = freshness;
  const readOnly = to.profile.guard === 'read-only';
  if (saved !== null) {
    return (
      <div className={formStyles['form']}>
        <AccountBadge {...to} />
        <ConfigSaveOutcome saved={saved} />
      </div>
    );
  }
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (copy === null || readOnly || stale || save.busy) return;
        const expected = { [field]: copy.expected };
        const changes = { [field]: copy.value };
        void save.submit(() => call('account.updateConfig', { ...account, changes, expected }));
      }}
    >
      <section className={formStyles['part']} aria-label={t('From')}>
        <h3>{t('From')}</h3>
        <AccountBadge {...from} />
      </section>
      <section className={formStyles['part']} aria-label={t('To')}>
        <h3>{t('To')}</h3>
        <AccountBadge {...to} />
      </section>
      <ReadOnlyNotice profile={to.profile} />
      {copy !== null && (
        <WritePreviewTable
          label={t('1 field will be written')}
          columnTitles={[t('Current'), t('New')]}
          writtenColumn={1}
          rows={[{ key: field, label: field, cells: [copy.before, copy.after] }]}
        />
      )}
      {copy === null && (
        <p className={formStyles['line']} role="note">
          <span className="lk-mono">{field}</span>: {reason}
        </p>
      )}
      <p className={clsx(formStyles['line'], 'lk-dim lk-small')}>
        <TimeAgo at={detail.configReadAt} verb={t('Read')} />.
        {copy !== null && t(' If the value in Domo has changed since, nothing is written.')}
      </p>
      <StaleTargetNotice problem={save.problem} freshness={freshness} />
      {copy === null ? (
        <div className={formStyles['foot']}>
          <span className={formStyles['gap']} />
          {canRefresh && !stale && (
            <Button variant="default" onClick={freshness.readAgain}>
              {t('Refresh')}
            </Button>
          )}
          <Button autoFocus onClick={closeDialog}>
            {t('Close')}
          </Button>
        </div>
      ) : (
        <FormFooter
          submit={t('Copy value')}
          busy={save.busy}
          disabled={readOnly || stale || save.busy}
          disabledReason={
            readOnly ? t('The instance is read-only') : stale ? t('Refresh first') : null
          }
        />
      )}
    </form>
  );
}
