/** Which accounts of all instances use one secret. The new value is asked for after the plan, and no plan holds it. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, ResponseFor, RotationLogin } from '../../../contract';
import { scopeOfFilter } from '../../../contract/plan-gaps';
import { secretChangeOf } from '../../../contract/secret-places';
import { accountKeyText, MAX_BULK_ACCOUNTS, MAX_ROTATION_LIKES } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { accountTitle, formatCount, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { InventoryGaps } from './InventoryGaps';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { RotationFound } from './RotationFound';
import { RotationSubject, type RotationSubjectName } from './RotationSubject';
import { rotatedGroups, type RotationFoundAnswer } from './rotation-labels';
import { secretFieldNames, SecretFieldChoice, useSecretFields } from './SecretFieldChoice';
import { SelectedSecretFields, useSelectedSecretFields } from './SelectedSecretFields';
import { t } from '../../../contract/texts';

/** Others that have the secret may be in any instance. */
const EVERYWHERE = scopeOfFilter({});

export function BulkRotateForm({ accounts, onPlan }: BulkFormProps) {
  const [found, setFound] = useState<AccountKey | null>(null);
  const [by, setBy] = useState<RotationSubjectName>('account');
  const [typed, setTyped] = useState<RotationLogin | null>(null);
  const login = by === 'login' ? typed : null;
  const of = login === null ? 'selection' : 'login';
  const likes = accounts.length > 0 ? accounts : found === null || by === 'login' ? [] : [found];
  const [one = null, ...others] = likes;
  const single = others.length === 0 ? one : null;
  const detail = useSecretFields(single);
  const selected = useSelectedSecretFields(login ?? accounts);
  /** Null: nothing was chosen yet, so that the first field is. */
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [test, setTest] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const known =
    single === null
      ? (selected.value?.fields ?? []).map(({ name }) => name)
      : secretFieldNames(detail.value);
  const fields = chosen ?? known.slice(0, 1);
  const isNamed = login !== null || (one !== null && likes.length <= MAX_ROTATION_LIKES);
  const like = login ?? single ?? [...likes];
  const asks = isNamed && fields.length > 0;
  const answer = useQuery<RotationFoundAnswer>(
    asks ? JSON.stringify([like, fields]) : null,
    (signal) =>
      call('rotation.find', { like, fields: [...fields], limit: MAX_BULK_ACCOUNTS }, { signal }),
  );
  const wanted = rotatedGroups
    .flatMap((group) => answer.value?.groups[group].accounts ?? [])
    .filter(({ account }) => !left.has(accountKeyText(account)));
  const chooseFields = (next: readonly string[] | null): void => {
    setChosen(next);
    setLeft(new Set());
  };
  return (
    <PlanForm
      count={wanted.length}
      reason={reasonAgainst({
        likes: likes.length,
        by,
        login,
        fields,
        hasFields: known.length > 0,
        known: answer.value !== null,
        count: wanted.length,
      })}
      onPlan={() =>
        onPlan(
          secretChangeOf(wanted, fields, test),
          wanted.map(({ account }) => account),
          EVERYWHERE,
        )
      }
    >
      {accounts.length === 0 && (
        <RotationSubject
          by={by}
          onBy={(next) => {
            setBy(next);
            chooseFields(null);
          }}
          onAccount={(next) => {
            setFound(next);
            chooseFields(null);
          }}
          onLogin={(next) => {
            setTyped(next);
            chooseFields(null);
          }}
        />
      )}
      {accounts.length === 1 && single !== null && detail.value !== null && (
        <SelectedAccount profileId={single.profileId} account={detail.value.account} />
      )}
      {accounts.length > 1 && (
        <p className={formStyles['line']}>
          {t('The secrets of {selectedAccounts}. All others that use one of them are found.', {
            selectedAccounts: formatCountOf(accounts.length, 'selected account'),
          })}
        </p>
      )}
      {single !== null && (
        <SecretFieldChoice
          account={single}
          answer={detail}
          fields={fields}
          onChange={chooseFields}
        />
      )}
      {(login !== null || others.length > 0) && likes.length <= MAX_ROTATION_LIKES && (
        <SelectedSecretFields of={of} answer={selected} fields={fields} onChange={chooseFields} />
      )}
      {asks && answer.value === null && (
        <LoadingOrError answer={answer} label={t('Looking for the secret in all instances…')} />
      )}
      {answer.value !== null && (
        <>
          <InventoryGaps scope={EVERYWHERE} />
          <RotationFound
            found={answer.value}
            of={of}
            fields={fields}
            left={left}
            onChange={setLeft}
          />
          <Checkbox
            label={t('Ask Domo first whether the new value works, where it can tell')}
            description={t('One account of each provider is tested before anything is written')}
            checked={test}
            onChange={({ currentTarget: { checked } }) => setTest(checked)}
          />
        </>
      )}
    </PlanForm>
  );
}

interface SelectedAccountProps {
  profileId: string;
  account: ResponseFor<'inventory.detail'>['account'];
}

function SelectedAccount({ profileId, account }: SelectedAccountProps) {
  const instance = useProfiles(
    (state) => state.profiles?.find(({ id }) => id === profileId)?.label ?? '',
  );
  return (
    <p className={formStyles['line']}>
      {t('The secret of {account}, {instance}.', { account: accountTitle(account), instance })}
    </p>
  );
}

interface Reason {
  /** Accounts whose secrets are looked for. */
  likes: number;
  by: RotationSubjectName;
  login: RotationLogin | null;
  fields: readonly string[];
  /** Whether there are any to choose from. */
  hasFields: boolean;
  known: boolean;
  count: number;
}

function reasonAgainst({
  likes,
  by,
  login,
  fields,
  hasFields,
  known,
  count,
}: Reason): string | null {
  if (by === 'login' && login === null) return t('Find the accounts of the login first');
  if (by === 'account' && likes === 0) return t('Choose an account that has the secret');
  if (likes > MAX_ROTATION_LIKES) return atMost(MAX_ROTATION_LIKES);
  if (fields.length === 0)
    return hasFields ? t('Choose a field') : t('No field to change is known');
  if (!known) return t('The accounts are not found yet');
  if (count === 0) return t('Choose an account');
  return count > MAX_BULK_ACCOUNTS ? atMost(MAX_BULK_ACCOUNTS) : null;
}

const atMost = (most: number): string =>
  t('Choose at most {most} accounts', { most: formatCount(most) });
