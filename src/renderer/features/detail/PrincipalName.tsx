import { Fragment } from 'react';
import type { AccountDetail } from '../../state/account-detail';

export interface NamedPrincipal {
  type: string;
  id: string;
  /** Null if no name is known. */
  name: string | null;
}

/** The name of a user or group with type and id as its tooltip; type and id if no name is known. */
export function PrincipalName({ principal: { type, id, name } }: { principal: NamedPrincipal }) {
  const typeAndId = `${type.toLowerCase()} ${id}`;
  if (name === null || name === '') return <span>{typeAndId}</span>;
  return (
    <span className="lk-name" title={typeAndId}>
      {name}
    </span>
  );
}

export const PrincipalNames = ({ principals }: { principals: readonly NamedPrincipal[] }) =>
  principals.map((principal, index) => (
    <Fragment key={`${principal.type} ${principal.id}`}>
      {index > 0 && ', '}
      <PrincipalName principal={principal} />
    </Fragment>
  ));

/** The owners by access list, or else by Domo's list of OAuth accounts; empty if neither names any. */
export function listOwners({ account, access, principalNames }: AccountDetail): NamedPrincipal[] {
  const owners = (access ?? []).filter(({ accessLevel }) => accessLevel === 'OWNER');
  if (owners.length > 0) return owners;
  return (account.owners ?? []).map((owner) => toNamedPrincipal(owner, principalNames));
}

export const toNamedPrincipal = (
  { type, id }: Pick<NamedPrincipal, 'type' | 'id'>,
  principalNames: AccountDetail['principalNames'],
): NamedPrincipal => ({
  type,
  id,
  name: principalNames.find((each) => each.type === type && each.id === id)?.name ?? null,
});
