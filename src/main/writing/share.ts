/** account.share and account.shareV1 */
import {
  fail,
  type AccountKey,
  type GrantedLevel,
  type ParsedRequestFor,
  type ResponseFor,
} from '../../contract';
import type { DomoClient } from '../domo';
import type { Grant } from './access';
import { changeAccess } from './grant';
import type { Caller, WritingParts } from './parts';

type Permission = ParsedRequestFor<'account.shareV1'>['permission'];

/** domo-api 5.2; CAN_SHARE and NONE have no word there, and a stronger one must not stand for them. */
const permissions: Readonly<Partial<Record<GrantedLevel, Permission>>> = {
  CAN_VIEW: 'READ',
  CAN_EDIT: 'WRITE',
  OWNER: 'OWNER',
};
const levels = { READ: 'CAN_VIEW', WRITE: 'CAN_EDIT', OWNER: 'OWNER' } as const;

const NOTICE =
  'This instance has the first version of sharing alone: users alone, and no access can be taken away.';

export const share = (
  parts: WritingParts,
  { principal, accessLevel, ...key }: ParsedRequestFor<'account.share'>,
  caller: Caller,
): Promise<ResponseFor<'account.share'>> =>
  changeAccess(
    parts,
    { operation: 'account.share', key, whom: principal, level: accessLevel },
    caller,
    async (client, grant, listed) => {
      const options = { signal: caller.signal };
      if (await client.share(key.kind, key.id, grant.whom, grant.level, options)) return null;
      const permission = firstVersionOf(key, grant, listed);
      await client.shareV1(key.id, grant.whom.id, permission, options);
      return NOTICE;
    },
  );

/** Fails with `shareFailed` for what the first version of sharing cannot express. */
function firstVersionOf(
  { kind, id }: AccountKey,
  { whom, level }: Grant,
  listed: boolean,
): Permission {
  // Without a list nobody knows that the account is there at all.
  const where = listed ? 'This instance' : `Domo does not know account ${id}, or this instance`;
  const next = 'Change the access in Domo itself.';
  if (kind === 'oauth' || whom.type === 'GROUP') {
    fail('shareFailed', `${where} shares plain accounts with users alone: nothing was changed.`, {
      next,
    });
  }
  return (
    permissions[level] ??
    fail('shareFailed', `${where} cannot set the level ${level}: nothing was changed.`, { next })
  );
}

export const shareV1 = (
  parts: WritingParts,
  { profileId, id, userId, permission }: ParsedRequestFor<'account.shareV1'>,
  caller: Caller,
): Promise<ResponseFor<'account.shareV1'>> =>
  changeAccess(
    parts,
    {
      operation: 'account.shareV1',
      key: { profileId, kind: 'account', id },
      whom: { type: 'USER', id: userId },
      level: levels[permission],
    },
    caller,
    async (client: DomoClient) => {
      await client.shareV1(id, userId, permission, { signal: caller.signal });
      return null;
    },
  );
