/** account.share and account.shareV1 */
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

/** domo-api 5.2; CAN_SHARE and NONE have no word there, and a stronger one must not stand for them. */
const permissionsByLevel: Readonly<Partial<Record<GrantedLevel, Permission>>> = {
  CAN_VIEW: 'READ',
  CAN_EDIT: 'WRITE',
  OWNER: 'OWNER',
};
const levelsByPermission = { READ: 'CAN_VIEW', WRITE: 'CAN_EDIT', OWNER: 'OWNER' } as const;

const FIRST_VERSION_NOTICE =
  'This instance has the first version of sharing alone: users alone, and no access can be taken away.';

export const shareAccount = (
  parts: AccountWriteDeps,
  { principal, accessLevel, expected, ...key }: ParsedRequestFor<'account.share'>,
  caller: Requester,
): Promise<ResponseFor<'account.share'>> =>
  changeAccess(
    parts,
    { operation: 'account.share', key, whom: principal, level: accessLevel, expected },
    caller,
    async (client, grant, unlisted) => {
      const options = { signal: caller.signal };
      const answer = await client.share(key.kind, key.id, grant.whom, grant.level, options);
      if (answer === 'shared') return null;
      if (answer === 'notFound') refuseUnlessRouteMissing(key, grant, unlisted);
      const permission = toFirstVersionPermission(key, grant, unlisted);
      await client.shareV1(key.id, grant.whom.id, permission, options);
      return FIRST_VERSION_NOTICE;
    },
  );

/**
 * 404 may mean the account, the person, or the route. Where the account's access list is not even there to be read,
 * nothing speaks for the second version; else the first is not tried, since it would be asked for the same person.
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
    `Nothing was changed: Domo does not know ${account}${grant.name} any more, or it has the first version of sharing alone.`,
    { status: 404, next: 'Look for them in Domo itself, and change the access there.' },
  );
}

/** Fails with `shareFailed` for what the first version of sharing cannot express. */
function toFirstVersionPermission(
  { kind, id }: AccountKey,
  { whom, level }: AccessGrant,
  unlisted: Problem | null,
): Permission {
  // Without a list nobody knows that the account is there at all.
  const where =
    unlisted === null ? 'This instance' : `Domo does not know account ${id}, or this instance`;
  const next = 'Change the access in Domo itself.';
  if (kind === 'oauth' || whom.type === 'GROUP') {
    fail('shareFailed', `${where} shares plain accounts with users alone: nothing was changed.`, {
      next,
    });
  }
  return (
    permissionsByLevel[level] ??
    fail('shareFailed', `${where} cannot set the level ${level}: nothing was changed.`, { next })
  );
}

export const shareAccountV1 = (
  parts: AccountWriteDeps,
  { profileId, id, userId, permission }: ParsedRequestFor<'account.shareV1'>,
  caller: Requester,
): Promise<ResponseFor<'account.shareV1'>> =>
  changeAccess(
    parts,
    {
      operation: 'account.shareV1',
      key: { profileId, kind: 'account', id },
      whom: { type: 'USER', id: userId },
      level: levelsByPermission[permission],
    },
    caller,
    async (client: DomoClient) => {
      await client.shareV1(id, userId, permission, { signal: caller.signal });
      return null;
    },
  );
