import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Problem, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { loadProfiles } from '../../state/profiles';
import { startSync } from '../../state/sync';
import { selectInstance } from '../../state/view';
import { useReportTypedText } from '../../state/typed-text';
import { InstanceBadge } from '../../ui/badges/InstanceBadge';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProfileFields, type ProfileSettings } from './ProfileFields';
import { TokenFields, useSessionOnly } from './TokenFields';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { useSubmit, useDialogSubmit } from '../../ui/requests/useSubmit';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Failures that say nothing about the token, so that the instance can be added now and checked later. */
const unreachableCodes = new Set<Problem['code']>([
  'offline',
  'timeout',
  'unavailable',
  'blockedByNetworkRule',
  'rateLimited',
  'certificatesUnusable',
  'proxyNeedsLogin',
  'proxyLoginRefused',
]);

const emptySettings: ProfileSettings = { label: '', group: '', colour: 'blue', guard: 'normal' };

export default function AddInstanceDialog() {
  const [instance, setInstance] = useState('');
  const [token, setToken] = useState('');
  const [session, setSession] = useState(false);
  const [settings, setSettings] = useState(emptySettings);
  const [checked, setChecked] = useState<ResponseFor<'profile.check'> | null>(null);
  const sessionOnly = useSessionOnly();

  const check = useSubmit<ResponseFor<'profile.check'>>(setChecked);
  const add = useDialogSubmit<ResponseFor<'profile.add'>>({
    label: t('Add {label}', { label: settings.label.trim() || instance.trim() }),
    onDone: ({ profile }) => {
      selectInstance(profile.id);
      closeDialog();
      void startSync([profile.id], 'list');
    },
  });

  const problem = add.problem ?? check.problem;
  const busy = add.busy || check.busy;
  const ready = instance.trim() !== '' && token.trim() !== '';
  const named = settings.label.trim() || instance.trim();
  const typed = instance + token + settings.label + settings.group;
  useReportTypedText('dialog', typed.trim() !== '');
  const clearResult = (): void => {
    setChecked(null);
    check.setProblem(null);
    add.setProblem(null);
  };

  const addWith = (withCheck: boolean): void => {
    const label = settings.label.trim();
    check.setProblem(null);
    void add.submit(async () => {
      const result = await call('profile.add', {
        instance,
        token,
        ...(label === '' ? {} : { label }),
        group: settings.group,
        colour: settings.colour,
        guard: settings.guard,
        keep: session || sessionOnly ? 'session' : 'keychain',
        check: withCheck,
      });
      // The token is stored: the window drops it before anything else.
      if (result.ok) {
        setToken('');
        await loadProfiles();
      }
      return result;
    });
  };

  return (
    <DialogFrame title={t('Add instance')} size={500}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) addWith(true);
        }}
      >
        <TextInput
          label={t('Instance')}
          placeholder={t('acme or https://acme.domo.com')}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          value={instance}
          onChange={(event) => {
            setInstance(event.currentTarget.value);
            clearResult();
          }}
        />
        <TokenFields
          token={token}
          session={session}
          onToken={(value) => {
            setToken(value);
            clearResult();
          }}
          onSession={setSession}
        />
        <ProfileFields value={settings} labelPlaceholder={instance} onChange={setSettings} />
        {instance.trim() !== '' && (
          <InstanceBadge profile={{ ...settings, label: named, origin: instance.trim() }} />
        )}
        <div aria-live="polite">{checked !== null && <TokenChecked checked={checked} />}</div>
        {problem !== null && (
          <ProblemNotice problem={problem}>
            {unreachableCodes.has(problem.code) && (
              <Button
                variant="default"
                loading={add.busy}
                disabled={!ready}
                onClick={() => {
                  addWith(false);
                }}
              >
                {t('Add without checking')}
              </Button>
            )}
          </ProblemNotice>
        )}
        <FormFooter submit={t('Add instance')} busy={add.busy} disabled={!ready || busy}>
          <Button
            variant="default"
            disabled={!ready || busy}
            loading={check.busy}
            onClick={() => {
              clearResult();
              void check.submit(() => call('profile.check', { instance, token }));
            }}
          >
            {t('Check token')}
          </Button>
        </FormFooter>
      </form>
    </DialogFrame>
  );
}

const TokenChecked = ({ checked }: { checked: ResponseFor<'profile.check'> }) => (
  <p className={formStyles['good']}>
    <IconCircleCheck size={16} aria-hidden />
    <span>
      {richText('The token works: {displayName}{emailAddress} on {instance}', {
        displayName: <strong className="lk-name">{checked.user.displayName}</strong>,
        emailAddress: checked.user.emailAddress !== null && ` (${checked.user.emailAddress})`,
        instance: checked.instance,
      })}
    </span>
  </p>
);
