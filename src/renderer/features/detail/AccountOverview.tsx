import type { ReactNode } from 'react';
import { SEARCH_ONLY_TITLE } from '../../../contract/coverage-text';
import type { AccountDetail } from '../../state/account-detail';
import { Time, TimeAgo } from '../../ui/format/Time';
import { formatCount, accountKindLabel } from '../../ui/format/format';
import { AccountStateBadge } from '../../ui/badges/AccountStateBadge';
import type { Account, DomoId } from '../../../contract';
import { ChangedInDomo } from './ChangedInDomo';
import { toCopiedTime } from './copied-time';
import { CopyableValue } from '../../ui/actions/CopyableValue';
import {
  listOwners,
  type NamedPrincipal,
  PrincipalName,
  PrincipalNames,
  toNamedPrincipal,
} from './PrincipalName';
import { OpenInDomoButton } from '../../ui/actions/OpenInDomoButton';
import clsx from 'clsx';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { t } from '../../../contract/texts';

interface OverviewFact {
  term: string;
  value: ReactNode;
  /** What a click on it copies; missing for what nobody pastes. A button needs words, so blanks alone are none. */
  copy?: string;
}

/** The metadata of an account. Fields that Domo left out are not shown. */
export function AccountOverview({
  profileId,
  detail,
}: {
  profileId: string;
  detail: AccountDetail;
}) {
  return (
    <>
      <OAuthExplanation profileId={profileId} account={detail.account} />
      <dl className={drawerStyles['facts']}>
        {overviewFacts(detail).map(({ term, value, copy }) => (
          <div key={term} className={drawerStyles['fact']}>
            <dt>{term}</dt>
            <dd>
              {copy === undefined || copy.trim() === '' ? (
                value
              ) : (
                <CopyableValue what={term} text={copy}>
                  {value}
                </CopyableValue>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className={clsx(drawerStyles['age'], 'lk-dim lk-small')}>
        <TimeAgo at={detail.accountReadAt} verb={t('Read')} />
      </p>
      <ChangedInDomo detail={detail} />
    </>
  );
}

const isPresent = (fact: OverviewFact): boolean =>
  fact.value !== null && fact.value !== undefined && fact.value !== '';

function overviewFacts(detail: AccountDetail): OverviewFact[] {
  const { account, providerName } = detail;
  return [
    { term: t('State'), value: <AccountStateBadge account={account} /> },
    { term: t('Sharing'), value: account.searchOnly === true ? SEARCH_ONLY_TITLE : null },
    { term: t('Reason'), value: account.validationReason ?? account.validationStatus },
    { term: t('Owner'), value: ownersOf(detail), copy: ownersText(detail) },
    { term: t('Display name'), value: account.displayName, copy: account.displayName },
    {
      term: t('Name'),
      value: account.name === account.displayName ? null : account.name,
      copy: account.name,
    },
    { term: t('Provider'), value: providerName },
    {
      term: t('Provider type'),
      value: <MonoText text={account.dataProviderType} />,
      copy: account.dataProviderType,
    },
    { term: t('Kind'), value: accountKindLabel(account.kind) },
    { term: 'ID', value: <MonoText text={String(account.id)} />, copy: String(account.id) },
    { term: t('Credentials type'), value: account.credentialsType },
    {
      term: t('External use'),
      value:
        account.allowExternalUse === null
          ? null
          : account.allowExternalUse
            ? 'allowed'
            : t('not allowed'),
    },
    { term: t('Datasets'), value: datasetCountOf(detail) },
    {
      term: t('Created'),
      value: account.createdAt && (
        <TimeAndUser at={account.createdAt} userId={account.createdBy} detail={detail} />
      ),
      copy: timeAndUserText(account.createdAt, account.createdBy, detail),
    },
    {
      term: t('Modified'),
      value: account.modifiedAt && (
        <TimeAndUser at={account.modifiedAt} userId={account.modifiedBy} detail={detail} />
      ),
      copy: timeAndUserText(account.modifiedAt, account.modifiedBy, detail),
    },
  ].filter(isPresent);
}

const principalText = ({ type, id, name }: NamedPrincipal): string =>
  name === null || name === ''
    ? `${type.toLowerCase()} ${id}`
    : `${name} (${type.toLowerCase()} ${id})`;

const ownersText = (detail: AccountDetail): string => {
  const owners = listOwners(detail);
  return (owners.length > 0 ? owners : (detail.search?.owners ?? [])).map(principalText).join(', ');
};

function timeAndUserText(
  at: number | null,
  userId: DomoId | null,
  { principalNames }: AccountDetail,
): string {
  if (userId === null) return toCopiedTime(at, null);
  const user = toNamedPrincipal({ type: 'USER', id: String(userId) }, principalNames);
  return toCopiedTime(at, principalText(user));
}

interface TimeAndUserProps {
  /** Epoch ms. */
  at: number;
  userId: DomoId | null;
  detail: AccountDetail;
}

const TimeAndUser = ({ at, userId, detail: { principalNames } }: TimeAndUserProps) => (
  <>
    <Time at={at} />
    {userId !== null && (
      <>
        {t(' by ')}
        <PrincipalName
          principal={toNamedPrincipal({ type: 'USER', id: String(userId) }, principalNames)}
        />
      </>
    )}
  </>
);

function ownersOf(detail: AccountDetail): ReactNode {
  const owners = listOwners(detail);
  if (owners.length > 0) return <PrincipalNames principals={owners} />;
  const { search } = detail;
  if (!search?.owners) return null;
  return (
    <BySearch readAt={search.readAt}>
      <PrincipalNames principals={search.owners} />
    </BySearch>
  );
}

function datasetCountOf({ datasetCount, datasetCountOrigin: origin }: AccountDetail): ReactNode {
  if (datasetCount === null) return null;
  const count = formatCount(datasetCount);
  if (origin?.from !== 'search') return count;
  return <BySearch readAt={origin.readAt}>{count}</BySearch>;
}

/** A value of the search, with its age: the search may be behind. */
const BySearch = ({ readAt, children }: { readAt: number; children: ReactNode }) => (
  <>
    {children}{' '}
    <span className="lk-dim lk-small">
      (<TimeAgo at={readAt} verb={t('by search')} />)
    </span>
  </>
);

const MonoText = ({ text }: { text: string }) => <span className="lk-mono">{text}</span>;

/** Explains which of the two meanings of "OAuth" applies to this account. */
function OAuthExplanation({ profileId, account }: { profileId: string; account: Account }) {
  if (account.kind === 'oauth') {
    return (
      <p className={drawerStyles['text']}>
        {t(
          'This is an OAuth client configuration: a client id and secret. Accounts that sign in with OAuth use it; it does not sign in by itself.',
        )}
      </p>
    );
  }
  if (account.credentialsType !== 'oauth') return null;
  return (
    <div className={clsx(drawerStyles['text'], 'lk-stack')}>
      <span>
        {t(
          'This account signs in with OAuth at its provider. If the sign-in expires, reconnect the account in Domo.',
        )}
      </span>
      <OpenInDomoButton profileId={profileId} />
    </div>
  );
}
