import { useState } from 'react';
import type { Profile } from '../../../contract';
import { call } from '../../api/client';
import type { DialogAccount } from '../../state/dialogs';
import { useReportTypedText } from '../../state/typed-text';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { ConfigSaveOutcome } from '../../ui/forms/SaveOutcome';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { accountTitle } from '../../ui/format/format';
import { ReadOnlyNotice, AccountBadge } from '../../ui/badges/InstanceBadge';
import { configSaveRemark, type ConfigSaveResult } from '../../ui/forms/config-save-result';
import { toTargetFreshness } from '../../ui/forms/StaleTargetNotice';
import { useCurrentConfig } from '../../ui/requests/useQuery';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import {
  expectedConfigValues,
  changedConfigValues,
  type TypedConfigValues,
} from './config-changes';
import { EditConfigForm } from './EditConfigForm';
import { editFormFields, type FreeField } from './form-fields';
import { ConfigChangesReview } from './ConfigChangesReview';
import { providerOfType, whyFieldsUnknown, useInstanceProviders } from './useInstanceProviders';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface Props {
  profile: Profile;
  shown: DialogAccount;
}

/** Three steps: edit, review, outcome. */
export default function EditConfigDialog({ profile, shown }: Props) {
  const { account } = shown;
  const [typed, setTyped] = useState<TypedConfigValues>({});
  const [rows, setRows] = useState<readonly FreeField[]>([]);
  const [reviewing, setReviewing] = useState(false);
  const [saved, setSaved] = useState<ConfigSaveResult | null>(null);
  const config = useCurrentConfig(account);
  const providers = useInstanceProviders(profile.id);
  const provider = providerOfType(providers, shown.detail.account.dataProviderType);
  const save = useDialogSubmit<ConfigSaveResult>({
    label: t('Change the configuration of “{accountTitle}” in {label}', {
      accountTitle: accountTitle(shown.detail.account),
      label: profile.label,
    }),
    onDone: (answer) => {
      // The values may be secret: the window drops them once they are saved.
      setTyped({});
      setRows([]);
      setSaved(answer);
    },
    remarkOf: configSaveRemark,
  });
  const fields = config.value === null ? [] : editFormFields(config.value.config, provider);
  const changed = Object.keys(changedConfigValues(fields, typed, rows)).length > 0;
  useReportTypedText('dialog', changed || rows.some(({ name, value }) => name + value !== ''));
  const send = (): void => {
    void save.submit(() =>
      call('account.updateConfig', {
        ...account,
        changes: changedConfigValues(fields, typed, rows),
        expected: expectedConfigValues(fields, typed, rows),
      }),
    );
  };
  // The fields are drawn once the provider's descriptors are known or could not be loaded.
  const ready = config.value !== null && (providers.known || providers.problem !== null);
  return (
    <DialogFrame title={dialogTitle(reviewing, saved !== null)} size={600}>
      <div className={formStyles['form']}>
        <AccountBadge profile={profile} shown={shown} />
        <ReadOnlyNotice profile={profile} />
        {saved !== null && <ConfigSaveOutcome saved={saved} />}
        {saved === null && !ready && (
          <LoadingOrError answer={config} label={t('Loading configuration…')} />
        )}
        {config.value === null && config.problem !== null && !config.busy && (
          <p className={formStyles['line']}>
            {t(
              'Latchkey does not overwrite values that you have not seen. You can edit the configuration once it can be read.',
            )}
          </p>
        )}
        {saved === null && ready && !reviewing && (
          <EditConfigForm
            profile={profile}
            shown={shown}
            fields={fields}
            readAt={config.value?.readAt ?? null}
            provider={provider}
            fieldsUnknownReason={whyFieldsUnknown(providers, shown.detail.account.dataProviderType)}
            typed={typed}
            rows={rows}
            onTyped={setTyped}
            onRows={setRows}
            onReview={() => {
              save.setProblem(null);
              setReviewing(true);
            }}
          />
        )}
        {saved === null && ready && reviewing && (
          <ConfigChangesReview
            fields={fields}
            typed={typed}
            rows={rows}
            busy={save.busy}
            problem={save.problem}
            freshness={toTargetFreshness(save, config)}
            onBack={() => {
              setReviewing(false);
            }}
            onSave={send}
          />
        )}
      </div>
    </DialogFrame>
  );
}

function dialogTitle(reviewing: boolean, saved: boolean): string {
  if (saved) return t('Configuration saved');
  return reviewing ? t('Review changes') : t('Edit configuration');
}
