/** Who leaves, who gets what they own, and where. Both are looked up by e-mail address, because ids differ. */
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey } from '../../../contract';
import { instanceKey } from '../../../contract/instance-key';
import { foldText } from '../../../contract/text-folding';
import { MAX_SEARCHED_ACCOUNTS } from '../../../contract/zod-free';
import { useProfiles } from '../../state/profiles';
import { useReportTypedText } from '../../state/typed-text';
import { formatCount, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { InventoryGaps } from './InventoryGaps';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { TransferInstances } from './TransferInstances';
import { useAccountsOfInstances } from './useAccountsOfInstances';
import { t } from '../../../contract/texts';

export function BulkTransferForm({ accounts, onPlan }: BulkFormProps) {
  const [who, setWho] = useState('');
  const [newOwner, setNewOwner] = useState('');
  /** Another new owner, by profile id. */
  const [others, setOthers] = useState<ReadonlyMap<string, string>>(new Map());
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [revokesKeys, setRevokesKeys] = useState(false);
  const profiles = useProfiles((state) => state.profiles) ?? [];
  useReportTypedText('dialog', who !== '' || newOwner !== '');
  const given = accounts.length > 0;
  const shown = given
    ? profiles.filter(({ id }) => accounts.some(({ profileId }) => profileId === id))
    : profiles;
  const chosen = shown.map(({ id }) => id).filter((id) => !leftOut.has(id));
  const found = useAccountsOfInstances(given ? [] : chosen);
  const wanted: readonly AccountKey[] = given
    ? accounts.filter(({ profileId }) => chosen.includes(profileId))
    : (found.value?.accounts ?? []);
  const total = given ? wanted.length : (found.value?.total ?? 0);
  const scope = given || chosen.length === 0 ? null : { profileIds: chosen, kind: null };
  const reason = reasonAgainst({
    who: who.trim(),
    newOwner: newOwner.trim(),
    chosen: chosen.length,
    total: given || found.value !== null ? total : null,
  });
  return (
    <PlanForm
      count={total}
      reason={reason}
      onPlan={() =>
        onPlan(
          {
            change: 'transfer',
            who: who.trim(),
            newOwner: newOwner.trim(),
            newOwners: [...others]
              .map(([profileId, other]) => ({ profileId, newOwner: other.trim() }))
              .filter((each) => each.newOwner !== '' && chosen.includes(each.profileId)),
          },
          // The instances themselves come after their accounts.
          revokesKeys ? [...wanted, ...chosen.map(instanceKey)] : wanted,
          scope ?? undefined,
        )
      }
    >
      <div className={formStyles['pair']}>
        <TextInput
          label={t('E-mail address of the person who leaves')}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
        />
        <TextInput
          label={t('E-mail address of the new owner')}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={newOwner}
          onChange={(event) => setNewOwner(event.currentTarget.value)}
        />
      </div>
      <p className={`${formStyles['line']} lk-dim lk-small`}>
        {t(
          'The new owner comes first and the person goes after it, so that no account is without an owner. What they may do through a group is shown and stays.',
        )}
      </p>
      <Checkbox
        label={t('Revoke their access tokens and API clients too')}
        description={t(
          'Each is listed before, where Domo lists them. The token that Latchkey uses is never among them.',
        )}
        checked={revokesKeys}
        onChange={(event) => setRevokesKeys(event.currentTarget.checked)}
      />
      <TransferInstances
        profiles={shown}
        leftOut={leftOut}
        onLeave={setLeftOut}
        others={others}
        onOthers={setOthers}
      />
      {scope !== null && <InventoryGaps scope={scope} />}
      {!given && chosen.length > 0 && found.value === null && (
        <LoadingOrError answer={found} label={t('Counting the accounts…')} />
      )}
      {given && (
        <p className={formStyles['line']}>
          {t('Only the {selectedAccounts}. Without a selection all accounts are looked at.', {
            selectedAccounts: formatCountOf(accounts.length, 'selected account'),
          })}
        </p>
      )}
    </PlanForm>
  );
}

interface Reason {
  who: string;
  newOwner: string;
  /** Instances. */
  chosen: number;
  /** Accounts. Null: they are not counted yet. */
  total: number | null;
}

function reasonAgainst({ who, newOwner, chosen, total }: Reason): string | null {
  if (who === '') return t('Enter who leaves');
  if (newOwner === '') return t('Enter the new owner');
  if (foldText(who) === foldText(newOwner)) return t('Enter two different people');
  if (chosen === 0) return t('Choose an instance');
  if (total === null) return t('The accounts are not counted yet');
  if (total === 0) return t('These instances have no accounts in the inventory');
  return total > MAX_SEARCHED_ACCOUNTS
    ? t('Choose fewer instances: at most {most} accounts at once', {
        most: formatCount(MAX_SEARCHED_ACCOUNTS),
      })
    : null;
}
