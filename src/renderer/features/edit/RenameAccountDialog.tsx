import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem, Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type DialogAccount } from '../../state/dialogs';
import { useReportTypedText } from '../../state/typed-text';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { accountTitle } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { UnknownChangeOutcome } from './UnknownChangeOutcome';
import { ReadOnlyNotice, AccountBadge } from '../../ui/badges/InstanceBadge';
import { SaveOutcome } from '../../ui/forms/SaveOutcome';
import editStyles from './edit.module.css';
import { TimeAgo } from '../../ui/format/Time';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface RenameAccountDialogProps {
  profile: Profile;
  shown: DialogAccount;
}

export default function RenameAccountDialog({ profile, shown }: RenameAccountDialogProps) {
  const { account, detail } = shown;
  /** The present name, read from Domo, because the inventory's name may be old. */
  const current = useQuery<ResponseFor<'account.get'>>(`${account.kind} ${account.id}`, () =>
    call('account.get', account),
  );
  const { displayName, name } = current.value?.account ?? detail.account;
  /** Null: nothing has been typed yet. */
  const [typed, setTyped] = useState<string | null>(null);
  /** Why the account could not be read after the rename. */
  const [unread, setUnread] = useState<Problem | null>(null);
  const next = (typed ?? displayName).trim();
  const save = useDialogSubmit<ResponseFor<'account.rename'>>({
    label: t('Rename “{accountTitle}” to “{next}” in {label}', {
      accountTitle: accountTitle({ displayName, name }),
      next,
      label: profile.label,
    }),
    onDone: ({ problem }) => {
      if (problem === null) closeDialog();
      else setUnread(problem);
    },
  });
  const send = (): void => {
    void save.submit(() => call('account.rename', { ...account, displayName: next }));
  };
  useReportTypedText('dialog', unread === null && typed !== null && next !== displayName);
  const unknown = save.problem?.code === 'outcomeUnknown';
  const blockedReason = validateNewName(next, displayName, profile);
  const ready = blockedReason === null && !save.busy && !unknown;
  return (
    <DialogFrame title={t('Rename account')} size={500}>
      {unread !== null ? (
        <SaveOutcome problem={unread}>
          <p className={formStyles['line']}>
            {richText('Domo saved the new name {next}.', {
              next: <strong className="lk-name">{next}</strong>,
            })}
          </p>
        </SaveOutcome>
      ) : (
        <form
          className={formStyles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) send();
          }}
        >
          <AccountBadge profile={profile} shown={shown} />
          <ReadOnlyNotice profile={profile} />
          <TextInput
            label={t('Display name')}
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={typed ?? displayName}
            // "Send again" sends the same request, so nothing may change meanwhile.
            disabled={save.busy || unknown}
            onFocus={(event) => {
              event.currentTarget.select();
            }}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              save.setProblem(null);
            }}
          />
          <dl className={editStyles['facts']}>
            <CurrentName
              current={current}
              name={displayName}
              readAt={current.value?.readAt ?? detail.accountReadAt}
            />
            <dt>{t('Name in Domo')}</dt>
            <dd>
              <span className="lk-name">{name || t('∅ empty')}</span>{' '}
              <span className="lk-dim">{t('(set at creation and not changed by a rename)')}</span>
            </dd>
          </dl>
          {unknown && save.problem !== null && (
            <UnknownChangeOutcome
              account={account}
              problem={save.problem}
              onResend={send}
              onBackToEditing={() => {
                save.setProblem(null);
                current.reload();
              }}
            >
              {(found) => (
                <>
                  {richText('The display name in Domo is now {displayName}.', {
                    displayName: <strong className="lk-name">{found.displayName}</strong>,
                  })}
                </>
              )}
            </UnknownChangeOutcome>
          )}
          {!unknown && save.problem !== null && <ProblemNotice problem={save.problem} />}
          <FormFooter
            submit={t('Rename')}
            busy={save.busy}
            disabled={!ready}
            disabledReason={blockedReason}
          />
        </form>
      )}
    </DialogFrame>
  );
}

function validateNewName(next: string, before: string, profile: Profile): string | null {
  if (profile.guard === 'read-only') return t('The instance is read-only');
  if (next === '') return t('Enter a name');
  return next === before ? t('Nothing has changed') : null;
}

interface CurrentNameProps {
  current: { busy: boolean; problem: Problem | null };
  name: string;
  /** Epoch ms. */
  readAt: number;
}

/** The present display name, with its age if it could not be read now. */
const CurrentName = ({ current: { busy, problem }, name, readAt }: CurrentNameProps) => (
  <>
    <dt>{t('Current name')}</dt>
    <dd>
      {busy ? (
        <span className="lk-hatched">
          <span>{t('Loading…')}</span>
        </span>
      ) : (
        <>
          <span className="lk-name">{name || t('∅ empty')}</span>
          {problem !== null && (
            <div className="lk-dim lk-small">
              {richText('{when}. It could not be read now. {message}', {
                when: <TimeAgo at={readAt} verb={t('Read')} />,
                message: problem.message,
              })}
            </div>
          )}
        </>
      )}
    </dd>
  </>
);
