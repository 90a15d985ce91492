/** Deleting, renaming and reconfiguring accounts (domo-api 2.1 rows 10 and 13 to 17). */
import { createHash } from 'node:crypto';
import { param, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import { done, withJson, withText } from '../http/written';
import type { Kind } from '../state/state';
import type { AnyAccount, OAuthAccount } from '../state/types';
import { writtenFields } from './fields';
import { allowed } from './opened';
import { plainShape, templateShape } from './shapes';

/** Plain: 204; OAuth: 200 (domo-api 10.6). There is no way back but `reset()`. */
const remove = (kind: Kind) => (call: Call) =>
  allowed(call, kind, 'delete', (account) => {
    call.state.family(kind).delete(account.id);
    call.state.audit.add(call.user, 'DELETED', account);
    return done(call, kind === 'account' ? 204 : 200);
  });

const shapeOf = (call: Call, account: AnyAccount): Record<string, unknown> =>
  'enabled' in account ? templateShape(call, account) : plainShape(call, account);

/** Merges. Answers the account with the `modifiedAt` that it had (domo-api 3.4, 3.7). */
const configure = (kind: Kind) => (call: Call) =>
  withJson(call, (body) => allowed(call, kind, 'edit', (account) => merge(call, account, body)));

function merge(call: Call, account: AnyAccount, body: Readonly<Record<string, unknown>>): Reply {
  if (account.dataProviderType !== param(call, 'dpt')) return error(404, 'Account not found');
  const fields = writtenFields(call.state.providers.get(account.dataProviderType), body);
  if (typeof fields === 'string') return error(400, fields);
  account.config = { ...account.config, ...fields.config };
  account.allowExternalUse = fields.allowExternalUse ?? account.allowExternalUse;
  call.state.audit.add(call.user, 'UPDATED', account);
  return json(shapeOf(call, account));
}

/** `displayName` alone changes; `modifiedAt` moves (domo-api 3.3, 3.4). */
const rename = (kind: Kind) => (call: Call) =>
  withText(call, (text) =>
    allowed(call, kind, 'edit', (account) => {
      account.displayName = text;
      account.modifiedAt = later(account.modifiedAt);
      account.modifiedBy = call.user.id;
      call.state.audit.add(call.user, 'RENAMED', account);
      return json({
        ...shapeOf(call, account),
        ...('enabled' in account ? ciphertext(account) : {}),
      });
    }),
  );

/** Now in whole seconds, and after what was there even within one second. */
const later = (before: number | null): number =>
  Math.max(Math.floor(Date.now() / 1000) * 1000, (before ?? 0) + 1000);

/** All values as Domo keeps them: never to be shown, and never to be sent back (domo-api 4.7, 8.10). */
function ciphertext({ config }: OAuthAccount): Record<string, unknown> {
  const values = Object.entries(config).map(([name, value]) => ({
    id: null,
    name,
    value: `{encrypted}${createHash('sha512').update(`${name} ${value}`).digest('base64')}`,
  }));
  return {
    configurationsList: values,
    configurationAsList: values,
    configurations: Object.fromEntries(values.map(({ name, value }) => [name, value])),
  };
}

const accounts = '/api/data/v1/accounts';
const providers = '/api/data/v1/providers/:dpt';

export const changeRoutes: readonly Route[] = [
  {
    name: 'accounts.delete',
    method: 'DELETE',
    path: `${accounts}/:id`,
    run: remove('account'),
  },
  {
    name: 'oauth.delete',
    method: 'DELETE',
    path: `${accounts}/templates/#id`,
    run: remove('oauth'),
  },
  {
    name: 'accounts.updateConfig',
    method: 'PUT',
    path: `${providers}/account/:id`,
    run: configure('account'),
  },
  {
    name: 'oauth.updateConfig',
    method: 'PUT',
    path: `${providers}/template/:id`,
    run: configure('oauth'),
  },
  { name: 'accounts.rename', method: 'PUT', path: `${accounts}/#id/name`, run: rename('account') },
  {
    name: 'oauth.rename',
    method: 'PUT',
    path: `${accounts}/templates/#id/name`,
    run: rename('oauth'),
  },
];
