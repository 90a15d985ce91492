import type { ReactNode } from 'react';
import type { Detail } from '../../state/detail';
import { Age } from '../../ui/Age';
import { count, dateTimeOf, kindWord } from '../../ui/format';
import { StateBadge } from '../../ui/StateBadge';
import { AboutOAuth } from './AboutOAuth';
import { ownersOf } from './owners';

interface Fact {
  term: string;
  value: ReactNode;
}

/** What Domo's lists tell of an account. Fields that Domo left out are not shown. */
export function Overview({ profileId, detail }: { profileId: string; detail: Detail }) {
  return (
    <>
      <AboutOAuth profileId={profileId} account={detail.account} />
      <dl className="facts">
        {factsOf(detail).map(({ term, value }) => (
          <div key={term} className="fact">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="drawer-age lk-dim lk-small">
        <Age at={detail.accountReadAt} verb="read" />
      </p>
    </>
  );
}

const present = (fact: Fact): boolean =>
  fact.value !== null && fact.value !== undefined && fact.value !== '';

function factsOf(detail: Detail): Fact[] {
  const { account, providerName } = detail;
  const user = (id: number | null): string => (id === null ? '' : ` by user ${id}`);
  return [
    { term: 'State', value: <StateBadge account={account} /> },
    { term: 'Reason', value: account.validationReason ?? account.validationStatus },
    { term: 'Owner', value: ownersOf(detail) },
    { term: 'Display name', value: account.displayName },
    { term: 'Name', value: account.name === account.displayName ? null : account.name },
    { term: 'Provider', value: providerName },
    { term: 'Provider type', value: <Mono text={account.dataProviderType} /> },
    { term: 'Kind', value: kindWord(account.kind) },
    { term: 'Id', value: <Mono text={String(account.id)} /> },
    { term: 'Credentials type', value: account.credentialsType },
    {
      term: 'External use',
      value: account.allowExternalUse === null ? null : account.allowExternalUse ? 'allowed' : 'no',
    },
    {
      term: 'Datasets',
      value: account.datasourceCount === null ? null : count(account.datasourceCount),
    },
    {
      term: 'Created',
      value: account.createdAt && dateTimeOf(account.createdAt) + user(account.createdBy),
    },
    {
      term: 'Modified',
      value: account.modifiedAt && dateTimeOf(account.modifiedAt) + user(account.modifiedBy),
    },
  ].filter(present);
}

const Mono = ({ text }: { text: string }) => <span className="lk-mono">{text}</span>;
