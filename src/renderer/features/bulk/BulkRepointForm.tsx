/** Which datasets get another account, and which one: their streams are changed. */
import { useState } from 'react';
import type { AccountKey, InventoryRow } from '../../../contract';
import { impactText } from '../../../contract/impact-text';
import { useProfiles } from '../../state/profiles';
import { accountTitle, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { AccountFinder } from './AccountFinder';
import { ChoiceList } from './ChoiceList';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { StreamsNotListed } from './StreamsNotListed';
import { chooseStreams, keyOfStream, type StreamTargets } from './repoint-choice';
import { useAccountRows } from './useAccountRows';
import { useStreamsOfAccounts } from './useStreamsOfAccounts';
import { t } from '../../../contract/texts';

/** Each account is asked of Domo before anything is shown. */
const MOST_ACCOUNTS = 100;

export function BulkRepointForm({ accounts, onPlan }: BulkFormProps) {
  const [found, setFound] = useState<AccountKey | null>(null);
  const chosen = accounts.length > 0 || found === null ? accounts : [found];
  const sources = chosen.filter(({ kind }) => kind === 'account').slice(0, MOST_ACCOUNTS);
  const oauth = chosen.length - chosen.filter(({ kind }) => kind === 'account').length;
  const rows = useAccountRows(sources);
  const streams = useStreamsOfAccounts(sources);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [targets, setTargets] = useState<StreamTargets>(new Map());
  const known = rows.value?.rows ?? null;
  const plan =
    known === null || streams.value === null
      ? null
      : chooseStreams(known, streams.value.streams, left, targets);
  const reason =
    chosen.length > MOST_ACCOUNTS
      ? t('Choose at most {most} accounts', { most: MOST_ACCOUNTS })
      : sources.length === 0
        ? t('Choose the account that they use')
        : plan === null
          ? t('The datasets are not read yet')
          : plan.reason;
  return (
    <PlanForm
      count={plan?.streams ?? 0}
      one="dataset"
      reason={reason}
      onPlan={() => {
        if (plan?.wanted) onPlan(plan.wanted, plan.accounts);
      }}
    >
      {accounts.length === 0 && (
        <AccountFinder
          label={t('Account that the datasets use now')}
          description={t('Of any instance')}
          filter={{ kind: 'account' }}
          onChange={({ profileId, kind, id }) => {
            setFound({ profileId, kind, id });
            setLeft(new Set());
            setTargets(new Map());
          }}
        />
      )}
      {oauth > 0 && (
        <p className={formStyles['line']}>
          {t('{oauthAccounts} {is} left out: datasets use the accounts that were made with it.', {
            oauthAccounts: formatCountOf(oauth, 'OAuth account'),
            is: oauth === 1 ? t('is') : t('are'),
          })}
        </p>
      )}
      {sources.length > 0 && rows.value === null && (
        <LoadingOrError answer={rows} label={t('Looking up the accounts…')} />
      )}
      {sources.length > 0 && rows.value !== null && streams.value === null && (
        <LoadingOrError answer={streams} label={t('Reading from Domo which datasets use them…')} />
      )}
      {known !== null && streams.value !== null && (
        <>
          <StreamsNotListed read={streams.value} rows={known} onRetry={streams.reload} />
          {streams.value.streams.length > 0 && (
            <ChoiceList
              label={t('Datasets')}
              choices={streams.value.streams.map((each) => ({
                key: keyOfStream(each),
                title: each.stream.name,
                where: sources.length === 1 ? '' : whereOf(known, each.account),
                about: impactText(each.stream),
              }))}
              left={left}
              onChange={setLeft}
            />
          )}
          {streams.value.streams.length > 0 && (
            <TargetChoices
              key={JSON.stringify(sources)}
              rows={known}
              sources={sources}
              onChange={(row) => setTargets(new Map([...targets, [row.profileId, row]]))}
            />
          )}
        </>
      )}
    </PlanForm>
  );
}

const whereOf = (rows: readonly InventoryRow[], { profileId, id }: AccountKey): string => {
  const row = rows.find((each) => each.profileId === profileId && each.id === id);
  return row === undefined ? String(id) : accountTitle(row);
};

interface TargetProps {
  rows: readonly InventoryRow[];
  sources: readonly AccountKey[];
  onChange: (row: InventoryRow) => void;
}

/** One account for each instance: an account of another instance, or of another provider, cannot feed the dataset. */
function TargetChoices({ rows, sources, onChange }: TargetProps) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const instances = [...new Set(rows.map(({ profileId }) => profileId))];
  return instances.map((profileId) => {
    const profile = profiles.find(({ id }) => id === profileId);
    const types = rows
      .filter((row) => row.profileId === profileId)
      .map(({ dataProviderType }) => dataProviderType);
    const [dataProviderType = ''] = types;
    return (
      <AccountFinder
        key={profileId}
        label={t('Account that they get in {label}', { label: profile?.label ?? profileId })}
        description={t('Another account of the same instance and provider ({dataProviderType})', {
          dataProviderType,
        })}
        filter={{
          profileIds: [profileId],
          kind: 'account',
          dataProviderTypes: [dataProviderType],
        }}
        without={sources}
        onChange={onChange}
      />
    );
  });
}
