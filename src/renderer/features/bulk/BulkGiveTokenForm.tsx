/** Accounts that hold a token that was renewed: they get the one that Latchkey uses now. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, ResponseFor, TokenAccount } from '../../../contract';
import { scopeOfFilter } from '../../../contract/plan-gaps';
import { countUnnamed, tokenAccountText } from '../../../contract/token-account-text';
import { accountKeyText, MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { formatCount, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { ChoiceList } from './ChoiceList';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { InventoryGaps } from './InventoryGaps';
import { canTry, useTriedTokens } from './useTriedTokens';
import { t } from '../../../contract/texts';

type Found = ResponseFor<'tokenAccounts.find'>;

/** Any of them may hold a token. */
const PLAIN_ACCOUNTS = scopeOfFilter({ kind: 'account' });

/** `accounts`: the instances whose tokens are meant. Empty: all. */
export function BulkGiveTokenForm({ accounts, onPlan }: BulkFormProps) {
  const answer = useQuery<Found>('token accounts', (signal) =>
    call('tokenAccounts.find', { limit: MAX_BULK_ACCOUNTS }, { signal }),
  );
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const [tokenOf, setTokenOf] = useState<string | null>(
    accounts.length === 1 ? (accounts[0]?.profileId ?? null) : null,
  );
  /** Null: nothing was chosen yet. A token that nobody can see is not given to an account unasked. */
  const [chosenLeft, setLeft] = useState<ReadonlySet<string> | null>(null);
  const tried = useTriedTokens(choiceKey);
  const found = (answer.value?.accounts ?? []).filter((one) => isOffered(one, accounts));
  // Those that name no instance may be of anybody, and many.
  const offered = [...found.filter((one) => !isUnnamed(one)), ...found.filter(isUnnamed)];
  const left =
    chosenLeft ?? new Set(offered.filter(({ token }) => token === 'hidden').map(choiceKey));
  const wanted = offered.filter((one) => !left.has(choiceKey(one)));
  const unnamed = wanted.filter(isUnnamed).length;
  return (
    <PlanForm
      count={wanted.length}
      reason={
        answer.value === null
          ? t('The accounts are not found yet')
          : wanted.length === 0
            ? t('Choose an account')
            : unnamed > 0 && tokenOf === null
              ? t('Choose the instance whose token they get')
              : null
      }
      onPlan={() =>
        onPlan(
          { change: 'giveToken', ...(unnamed > 0 && tokenOf !== null ? { tokenOf } : {}) },
          wanted.map(({ account }) => account),
          PLAIN_ACCOUNTS,
        )
      }
    >
      {answer.value === null ? (
        <LoadingOrError answer={answer} label={t('Looking for accounts with tokens of Domo…')} />
      ) : (
        <>
          <p className={formStyles['line']} role="status">
            {offered.length === 0
              ? t('No account is known to hold a token that was renewed.')
              : t(
                  'These accounts hold a token of another Domo instance. Each gets the token that Latchkey uses there now, after that instance was asked whether it works. Domo hides most tokens: whether such an account has the old one cannot be known, so none of them is ticked.',
                )}
          </p>
          <InventoryGaps scope={PLAIN_ACCOUNTS} />
          {offered.length > 0 && (
            <ChoiceList
              label={t('Accounts that get the new token')}
              choices={offered.map((one) => ({
                key: choiceKey(one),
                title: one.name,
                where: one.label,
                about: [
                  one.dataProviderType,
                  tokenAccountText(one),
                  tried.outcomes.get(choiceKey(one)),
                ]
                  .filter((text) => text !== undefined)
                  .join(' · '),
              }))}
              left={left}
              onChange={setLeft}
            />
          )}
          <NotNamed count={countUnnamed(answer.value, ['replaced', 'hidden'])} />
          {wanted.some(canTry) && (
            <div>
              <Button
                variant="default"
                size="compact-sm"
                loading={tried.busy}
                onClick={() => tried.start(wanted)}
              >
                {t('Try the tokens that they have')}
              </Button>
            </div>
          )}
          {unnamed > 0 && (
            <Select
              label={t('{accounts} without the name of an instance: token of', {
                accounts: formatCountOf(unnamed, 'account'),
              })}
              data={profiles.map(({ id, label }) => ({ value: id, label }))}
              value={tokenOf}
              onChange={setTokenOf}
            />
          )}
          <OtherTokenAccounts found={answer.value} />
        </>
      )}
    </PlanForm>
  );
}

/** Those that have the new token are named no more, so that the rest gets its turn. */
const NotNamed = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <p className={formStyles['line']} role="status">
      {t('{count} more are not in this list. Open it again after it.', {
        count: formatCount(count),
      })}
    </p>
  );

const isUnnamed = ({ names, pointsAt }: TokenAccount): boolean =>
  names === null && pointsAt === null;

function isOffered(one: TokenAccount, instances: readonly AccountKey[]): boolean {
  if (one.token !== 'replaced' && one.token !== 'hidden') return false;
  if (isUnnamed(one)) return true;
  const { pointsAt } = one;
  if (pointsAt === null) return false;
  return (
    instances.length === 0 || instances.some(({ profileId }) => profileId === pointsAt.profileId)
  );
}

/** After a number of accounts. */
const otherTexts = {
  other: t('more with a token that Latchkey does not know'),
  inUse: t('more with the token that Latchkey uses'),
  notRead: t('more, never read in depth'),
} as const;

/** So that nobody takes the list for complete. */
const OtherTokenAccounts = ({ found: { counts, unread } }: { found: Found }) => (
  <div className="lk-dim lk-small">
    {(['other', 'inUse', 'notRead'] as const).map((state) =>
      counts[state] === 0 ? null : (
        <p key={state} className={formStyles['line']}>
          {formatCount(counts[state])} {otherTexts[state]}.
        </p>
      ),
    )}
    {unread.length > 0 && (
      <p className={formStyles['line']}>
        {t('The keychain did not give the token of {unread}: who holds it cannot be known.', {
          unread: unread.join(', '),
        })}
      </p>
    )}
  </div>
);

const choiceKey = ({ account }: TokenAccount): string => accountKeyText(account);
