/** Giving, changing and taking away access (domo-api 2.1 rows 20 to 22, 3.11, 3.12, 4.5, 5). */
import { type Call, type Route } from '../http/call';
import { error, type Reply } from '../http/reply';
import { done, withJson } from '../http/written';
import type { Kind, State } from '../state/state';
import { accessLevels, type AccessLevel, type AnyAccount } from '../state/types';
import { allowed } from './opened';

interface Grant {
  readonly type: 'USER' | 'GROUP';
  readonly id: string;
  readonly level: AccessLevel | 'NONE';
}

type Body = Readonly<Record<string, unknown>>;

/** Whom a body means; the id is a number or its text (domo-api 10.5). Null: nobody. */
function target({ type, id }: Body): Pick<Grant, 'type' | 'id'> | null {
  if (type !== 'USER' && type !== 'GROUP') return null;
  const text = typeof id === 'number' || typeof id === 'string' ? String(id) : '';
  return /^\d{1,20}$/.test(text) ? { type, id: text } : null;
}

/** People who left and deleted groups cannot be given anything. */
const exists = (state: State, { type, id }: Pick<Grant, 'type' | 'id'>): boolean =>
  (type === 'USER' ? state.users : state.groups).get(Number(id))?.active === true;

const entryOf = (account: AnyAccount, { type, id }: Pick<Grant, 'type' | 'id'>) =>
  account.access.find((entry) => entry.type === type && entry.id === id);

function apply(call: Call, account: AnyAccount, grant: Grant): Reply {
  const { type, id, level } = grant;
  const entry = entryOf(account, grant);
  if (!entry && !exists(call.state, grant)) return error(400, `${type} ${id} does not exist`);
  const owners = account.access.filter(({ accessLevel }) => accessLevel === 'OWNER');
  if (entry?.accessLevel === 'OWNER' && level !== 'OWNER' && owners.length === 1)
    return error(400, 'An account must have an owner');
  // New lists and entries: the first day's data may share them between accounts.
  const others = account.access.filter((one) => one !== entry);
  if (level === 'NONE') account.access = others;
  else if (entry)
    account.access = account.access.map((one) =>
      one === entry ? { ...one, accessLevel: level } : one,
    );
  else account.access = [...others, { type, id, accessLevel: level }];
  call.state.audit.add(call.user, 'SHARED', account);
  return done(call);
}

const v2Level = (value: unknown): Grant['level'] | null =>
  value === 'NONE' ? value : (accessLevels.find((level) => level === value) ?? null);

/** An upsert. The same level again: 500 for a plain account, no matter for an OAuth account (domo-api 3.11). */
const shareV2 = (kind: Kind) => (call: Call) =>
  withJson(call, (body) =>
    allowed(call, kind, 'share', (account) => {
      const whom = target(body);
      const level = v2Level(body['accessLevel']);
      if (!whom || level === null) return error(400, 'type, id and accessLevel are required');
      const again = entryOf(account, whom)?.accessLevel === level;
      return again && kind === 'account' ? error(500) : apply(call, account, { ...whom, level });
    }),
  );

const v1Levels: Readonly<Record<string, AccessLevel>> = {
  READ: 'CAN_VIEW',
  WRITE: 'CAN_EDIT',
  OWNER: 'OWNER',
};

function v1Level(permissions: unknown): AccessLevel | null {
  if (!Array.isArray(permissions) || permissions.length !== 1) return null;
  return v1Levels[String(permissions[0])] ?? null;
}

/** Users alone, and only upwards: who has as much already is answered 500 (domo-api 3.11). */
const shareV1 = (call: Call): Reply =>
  withJson(call, (body) =>
    allowed(call, 'account', 'share', (account) => {
      const whom = target(body);
      const level = v1Level(body['permissions']);
      if (whom?.type !== 'USER' || level === null)
        return error(400, 'A USER, its id and one of READ, WRITE, OWNER are required');
      const has = entryOf(account, whom)?.accessLevel;
      const enough = has !== undefined && accessLevels.indexOf(has) <= accessLevels.indexOf(level);
      return enough ? error(500) : apply(call, account, { ...whom, level });
    }),
  );

export const shareRoutes: readonly Route[] = [
  {
    name: 'accounts.share',
    method: 'PUT',
    path: '/api/data/v2/accounts/share/:id',
    exists: (modes) => modes.sharing === 'v2',
    run: shareV2('account'),
  },
  {
    name: 'oauth.share',
    method: 'PUT',
    path: '/api/data/v2/accounts/templates/share/:id',
    exists: (modes) => modes.sharing === 'v2',
    run: shareV2('oauth'),
  },
  {
    name: 'accounts.shareV1',
    method: 'PUT',
    path: '/api/data/v1/accounts/#id/share',
    run: shareV1,
  },
];
