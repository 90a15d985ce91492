/** Which accounts of all instances use one secret. The new value is asked for after the plan, and no plan holds it. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, ResponseFor } from '../../../contract';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { accountTitle, formatCount, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { AccountFinder } from './AccountFinder';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { RotationFound } from './RotationFound';
import { keyOfRotated, rotatedGroups, type RotationFoundAnswer } from './rotation-labels';
import { secretFieldNames, SecretFieldChoice, useSecretFields } from './SecretFieldChoice';
import { t } from '../../../contract/texts';

export function BulkRotateForm({ accounts, onPlan }: BulkFormProps) {
  const [found, setFound] = useState<AccountKey | null>(null);
  const like = accounts[0] ?? found;
  const detail = useSecretFields(like);
  /** Null: nothing was chosen yet, so that the first field is. */
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [test, setTest] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const fields = chosen ?? secretFieldNames(detail.value).slice(0, 1);
  const asks = like !== null && fields.length > 0;
  const answer = useQuery<RotationFoundAnswer>(
    asks ? JSON.stringify([like, fields]) : null,
    (signal) =>
      call(
        'rotation.find',
        {
          like: like ?? { profileId: '', kind: 'account', id: 0 },
          fields: [...fields],
          limit: MAX_BULK_ACCOUNTS,
        },
        { signal },
      ),
  );
  const wanted = rotatedGroups
    .flatMap((group) => answer.value?.groups[group].accounts ?? [])
    .filter(({ account }) => !left.has(keyOfRotated(account)));
  return (
    <PlanForm
      count={wanted.length}
      reason={reasonAgainst({ like, fields, known: answer.value !== null, count: wanted.length })}
      onPlan={() =>
        onPlan(
          { change: 'changeSecret', fields: [...fields], test },
          wanted.map(({ account }) => account),
        )
      }
    >
      {accounts.length === 0 && (
        <AccountFinder
          label={t('An account that has the secret')}
          description={t('Of any instance. The others are found by it')}
          filter={{}}
          onChange={({ profileId, kind, id }) => {
            setFound({ profileId, kind, id });
            setChosen(null);
            setLeft(new Set());
          }}
        />
      )}
      {accounts[0] && detail.value !== null && (
        <SelectedAccount
          profileId={accounts[0].profileId}
          account={detail.value.account}
          selected={accounts.length}
        />
      )}
      {like !== null && (
        <SecretFieldChoice
          account={like}
          answer={detail}
          fields={fields}
          onChange={(next) => {
            setChosen(next);
            setLeft(new Set());
          }}
        />
      )}
      {asks && answer.value === null && (
        <LoadingOrError answer={answer} label={t('Looking for the secret in all instances…')} />
      )}
      {answer.value !== null && (
        <>
          <RotationFound found={answer.value} left={left} onChange={setLeft} />
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
  /** How many accounts were selected: the first of them is the one. */
  selected: number;
}

function SelectedAccount({ profileId, account, selected }: SelectedAccountProps) {
  const instance = useProfiles(
    (state) => state.profiles?.find(({ id }) => id === profileId)?.label ?? '',
  );
  const values = { account: accountTitle(account), instance };
  return (
    <p className={formStyles['line']}>
      {selected === 1
        ? t('The secret of {account}, {instance}.', values)
        : t(
            'The secret of {account}, {instance}: it begins with the first of {selectedAccounts}, and the others are found by it.',
            { ...values, selectedAccounts: formatCountOf(selected, 'selected account') },
          )}
    </p>
  );
}

interface Reason {
  like: AccountKey | null;
  fields: readonly string[];
  known: boolean;
  count: number;
}

function reasonAgainst({ like, fields, known, count }: Reason): string | null {
  if (like === null) return t('Choose an account that has the secret');
  if (fields.length === 0) return t('Choose a field');
  if (!known) return t('The accounts are not found yet');
  if (count === 0) return t('Choose an account');
  return count > MAX_BULK_ACCOUNTS
    ? t('Choose at most {most} accounts', { most: formatCount(MAX_BULK_ACCOUNTS) })
    : null;
}
