import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { OTHER_USERS_TEXT } from '../../../contract/usage-text';
import { call } from '../../api/client';
import { closeDialog, type DialogAccount } from '../../state/dialogs';
import { openAccount } from '../../state/view';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { accountTitle, formatCount, formatCountOf } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { LabelConfirmation } from '../../ui/forms/LabelConfirmation';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { UnknownChangeOutcome } from './UnknownChangeOutcome';
import { ReadOnlyNotice, AccountBadge } from '../../ui/badges/InstanceBadge';
import { useQuery } from '../../ui/requests/useQuery';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import editStyles from './edit.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface Props {
  profile: Profile;
  shown: DialogAccount;
}

/** Asks for confirmation after it has usageAccepted up the datasets that use the account. */
export default function DeleteAccountDialog({ profile, shown }: Props) {
  const { account } = shown;
  const [typed, setTyped] = useState('');
  const [acceptsUnknown, setAcceptsUnknown] = useState(false);
  const usage = useQuery(`${account.kind} ${account.id}`, () => call('account.usage', account));
  const remove = useDialogSubmit<ResponseFor<'account.delete'>>({
    label: t('Delete “{accountTitle}” in {label}', {
      accountTitle: accountTitle(shown.detail.account),
      label: profile.label,
    }),
    onDone: () => {
      closeDialog();
      openAccount(null);
    },
  });
  const guarded = profile.guard === 'confirm';
  const send = (): void => {
    void remove.submit(() =>
      call('account.delete', { ...account, ...(guarded ? { confirm: typed.trim() } : {}) }),
    );
  };
  const unknown = remove.problem?.code === 'outcomeUnknown';
  // The checkbox appears only once the lookup has ended without all names.
  const usageIncomplete = usage.value === null ? usage.problem !== null : usage.value.unnamed > 0;
  const usageAccepted = usage.value?.unnamed === 0 || (usageIncomplete && acceptsUnknown);
  const blockedReason = validateDelete({ profile, typed, usageAccepted });
  // "Send again" sends the same request, so nothing may change meanwhile.
  const locked = remove.busy || unknown;
  const ready = blockedReason === null && !locked;
  return (
    <DialogFrame title={t('Delete this account?')} size={500}>
      <form
        className={formStyles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send();
        }}
      >
        <AccountBadge profile={profile} shown={shown} />
        <ReadOnlyNotice profile={profile} />
        <AccountUsage usage={usage} />
        <p className={formStyles['line']}>
          {richText(
            'Domo deletes the account for everyone. {emphasis}, and its credentials cannot be recovered.',
            { emphasis: <strong>{t('This cannot be undone')}</strong> },
          )}
        </p>
        {usageIncomplete && (
          <Checkbox
            label={t('Delete without knowing which datasets stop updating')}
            checked={acceptsUnknown}
            disabled={locked}
            onChange={(event) => {
              setAcceptsUnknown(event.currentTarget.checked);
            }}
          />
        )}
        {guarded && (
          <LabelConfirmation
            label={profile.label}
            typed={typed}
            disabled={locked}
            isFirst
            onTyped={setTyped}
          />
        )}
        {unknown && remove.problem !== null && (
          <UnknownChangeOutcome
            account={account}
            problem={remove.problem}
            onResend={send}
            gone={t(
              'The account was deleted: Domo no longer has it. The next sync removes it from the list.',
            )}
          >
            {() => t('The account still exists in Domo.')}
          </UnknownChangeOutcome>
        )}
        {!unknown && remove.problem !== null && <ProblemNotice problem={remove.problem} />}
        <FormFooter
          submit={t('Delete account')}
          busy={remove.busy}
          disabled={!ready}
          disabledReason={blockedReason}
          danger
        />
      </form>
    </DialogFrame>
  );
}

interface DeleteConfirmation {
  profile: Profile;
  typed: string;
  /** The datasets are known, or the user goes ahead without knowing them. */
  usageAccepted: boolean;
}

function validateDelete({
  profile: { guard, label },
  typed,
  usageAccepted,
}: DeleteConfirmation): string | null {
  if (guard === 'read-only') return t('The instance is read-only');
  if (!usageAccepted) return t('Not all affected datasets are known');
  return guard === 'confirm' && typed.trim() !== label.trim()
    ? t('Type the label to confirm')
    : null;
}

type UsageAnswer = ReturnType<typeof useQuery<ResponseFor<'account.usage'>>>;

/** The others are counted. */
const MOST_DATASETS_SHOWN = 10;

/** The datasets that stop updating when the account is deleted. */
const AccountUsage = ({ usage }: { usage: UsageAnswer }) =>
  usage.value === null ? (
    <LoadingOrError
      answer={usage}
      label={t('Looking up the datasets that use this account…')}
      tone="amber"
    />
  ) : (
    <DatasetList {...usage.value} />
  );

function DatasetList({ datasets, unnamed }: ResponseFor<'account.usage'>) {
  const all = datasets.length + unnamed;
  if (all === 0) {
    return (
      <p className={formStyles['line']} role="status">
        {t('Domo lists no dataset that uses this account. {otherUsersText}', {
          otherUsersText: OTHER_USERS_TEXT,
        })}
      </p>
    );
  }
  const more = datasets.length - MOST_DATASETS_SHOWN;
  return (
    <div className={editStyles['datasets']} role="status">
      <p className={clsx(formStyles['line'], 'lk-strong')}>
        {t('{datasets} {stops} updating:', {
          datasets: formatCountOf(all, 'dataset'),
          stops: all === 1 ? t('stops') : t('stop'),
        })}
      </p>
      <ul className={editStyles['names']}>
        {datasets.slice(0, MOST_DATASETS_SHOWN).map(({ id, name }) => (
          <li key={id} className="lk-cut lk-name" title={`${name}\n${id}`}>
            {name || id}
          </li>
        ))}
        {unnamed > 0 && (
          <li>
            {t('{datasets} with {a} that cannot be read', {
              datasets: formatCountOf(unnamed, 'dataset'),
              a: unnamed === 1 ? t('a name') : t('names'),
            })}
          </li>
        )}
      </ul>
      <p className={clsx(formStyles['line'], 'lk-dim lk-small')}>{OTHER_USERS_TEXT}</p>
      {more > 0 && (
        <p className={clsx(formStyles['line'], 'lk-dim')}>
          {t('and {more} more', { more: formatCount(more) })}
        </p>
      )}
    </div>
  );
}
