/** account.share and account.shareV1: change the access of a user or a group. */
import {
  fail,
  type AccountKey,
  type GrantedLevel,
  type ParsedRequestFor,
  type Problem,
  type ResponseFor,
} from '../../contract';
import type { DomoClient } from '../domo';
import { routePaths, ROUTE_MISSING_STATUSES } from '../domo/routes/route-paths';
import type { AccessGrant } from './access-list';
import { changeAccess } from './change-access';
import type { Requester, AccountWriteDeps } from './send-write-once';

type Permission = ParsedRequestFor<'account.shareV1'>['permission'];

/** domo-api 5.2. CAN_SHARE and NONE have no equivalent, and Latchkey must not use a stronger permission instead. */
const permissionsByLevel: Readonly<Partial<Record<GrantedLevel, Permission>>> = {
  CAN_VIEW: 'READ',
  CAN_EDIT: 'WRITE',
  OWNER: 'OWNER',
};
const levelsByPermission = { READ: 'CAN_VIEW', WRITE: 'CAN_EDIT', OWNER: 'OWNER' } as const;

const FIRST_VERSION_NOTICE =
  'This instance has only the first version of sharing: it cannot share with groups or remove access.';

export const shareAccount = (
  deps: AccountWriteDeps,
  { principal, accessLevel, expected, ...key }: ParsedRequestFor<'account.share'>,
  requester: Requester,
): Promise<ResponseFor<'account.share'>> =>
  changeAccess(
    deps,
    { operation: 'account.share', key, principal: principal, level: accessLevel, expected },
    requester,
    async (client, grant, unlisted) => {
      const options = { signal: requester.signal };
      const answer = await client.share(key.kind, key.id, grant.principal, grant.level, options);
      if (answer === 'shared') return null;
      if (answer === 'notFound') refuseUnlessRouteMissing(key, grant, unlisted);
      const permission = toFirstVersionPermission(key, grant, unlisted);
      await client.shareV1(key.id, grant.principal.id, permission, options);
      return FIRST_VERSION_NOTICE;
    },
  );

/**
 * A 404 can mean that the account, the principal or the route is missing. Only if the access list is missing too, the
 * instance may lack the second version of sharing, and the first is tried. Otherwise fails with `shareFailed`.
 */
function refuseUnlessRouteMissing(
  { kind, id }: AccountKey,
  grant: AccessGrant,
  unlisted: Problem | null,
) {
  if (unlisted !== null && ROUTE_MISSING_STATUSES.includes(unlisted.status ?? 0)) return;
  const account = unlisted === null ? '' : `${routePaths[kind].noun} ${id} or `;
  fail(
    'shareFailed',
    `Nothing was changed: Domo no longer knows ${account}${grant.name}, or it has only the first version of sharing.`,
    { status: 404, next: 'Change the access in Domo itself.' },
  );
}

/** Fails with `shareFailed` if the first version of sharing has no such permission. */
function toFirstVersionPermission(
  { kind, id }: AccountKey,
  { principal, level }: AccessGrant,
  unlisted: Problem | null,
): Permission {
  // Without an access list, nobody knows whether the account exists.
  const subject =
    unlisted === null ? 'This instance' : `Domo does not know account ${id}, or this instance`;
  const next = 'Change the access in Domo itself.';
  if (kind === 'oauth' || principal.type === 'GROUP') {
    fail(
      'shareFailed',
      `${subject} can share only plain accounts, and only with users: nothing was changed.`,
      {
        next,
      },
    );
  }
  return (
    permissionsByLevel[level] ??
    fail('shareFailed', `${subject} cannot set the level ${level}: nothing was changed.`, { next })
  );
}

export const shareAccountV1 = (
  deps: AccountWriteDeps,
  { profileId, id, userId, permission }: ParsedRequestFor<'account.shareV1'>,
  requester: Requester,
): Promise<ResponseFor<'account.shareV1'>> =>
  changeAccess(
    deps,
    {
      operation: 'account.shareV1',
      key: { profileId, kind: 'account', id },
      principal: { type: 'USER', id: userId },
      level: levelsByPermission[permission],
    },
    requester,
    async (client: DomoClient) => {
      await client.shareV1(id, userId, permission, { signal: requester.signal });
      return null;
    },
  );
