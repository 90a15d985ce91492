/** Creating accounts (domo-api 2.1 rows 9 and 12, 4.6, 8.7, 8.8). */
import { asRecord, isRecord, textOf, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import { withJson } from '../http/written';
import type { Kind } from '../state/state';
import type { AnyAccount, OAuthAccount, PlainAccount, Provider, Secured } from '../state/types';
import { writtenFields, type WrittenFields } from './fields';
import { plainShape, templateShape } from './shapes';

type Body = Readonly<Record<string, unknown>>;

/** What is missing or no good (domo-api 4.6), as a sentence; null: nothing. */
function amiss(kind: Kind, body: Body): string | null {
  const texts = ['name', 'displayName', 'dataProviderType'];
  const absent = texts.find((name) => textOf(body[name]) === '');
  if (absent !== undefined) return `'${absent}' is required`;
  // Published clients send null (domo-api 3.19).
  const configurations = body['configurations'] ?? undefined;
  if (configurations !== undefined && !isRecord(configurations))
    return "'configurations' must be an object";
  if (kind === 'account') return null;
  if (body['origin'] !== 'OAUTH_CONFIGURATION') return "'origin' must be OAUTH_CONFIGURATION";
  const empty = Object.keys(asRecord(configurations)).length === 0;
  return empty ? "'configurations' is required" : null;
}

const create =
  (kind: Kind) =>
  (call: Call): Reply =>
    withJson(call, (body) => {
      const wrong = amiss(kind, body);
      if (wrong !== null) return error(400, wrong);
      const key = textOf(body['dataProviderType']);
      const provider = call.state.providers.get(key);
      if (!provider) return error(400, `Data provider '${key}' does not exist`);
      const fields = writtenFields(provider, asRecord(body['configurations']));
      if (typeof fields === 'string') return error(400, fields);
      return kind === 'account'
        ? createPlain(call, base(call, kind, body, provider, fields))
        : createOAuth(call, base(call, kind, body, provider, fields));
    });

/** The creator owns it. Domo knows its times at once, and does not tell them in the answer. */
function base(
  call: Call,
  kind: Kind,
  body: Body,
  provider: Provider,
  fields: WrittenFields,
): Secured {
  const { id: userId } = call.user;
  // Whole seconds, as recorded (domo-api 3.4).
  const now = Math.floor(Date.now() / 1000) * 1000;
  const scheme = provider.authenticationScheme === 'oauth' ? 'oauth' : 'fields';
  return {
    id: call.state.nextId(kind),
    userId,
    name: textOf(body['name']),
    displayName: textOf(body['displayName']),
    dataProviderType: provider.key,
    credentialsType: kind === 'oauth' ? 'oauth' : textOf(body['credentialsType']) || scheme,
    allowExternalUse: fields.allowExternalUse ?? body['allowExternalUse'] === true,
    createdAt: now,
    createdBy: userId,
    modifiedAt: now,
    modifiedBy: userId,
    secretManagerAccountId: null,
    config: { ...fields.config },
    readable: true,
    closed: false,
    listedTo: [],
    access: [{ type: 'USER', id: String(userId), accessLevel: 'OWNER' }],
    datasets: [],
  };
}

/** What every create answer hides until the account is read again (domo-api 3.14). */
const notYet = { createdAt: null, modifiedAt: null };

function createPlain(call: Call, secured: Secured): Reply {
  const account: PlainAccount = {
    ...secured,
    valid: true,
    secretId: null,
    accountTemplateId: null,
    accountTemplateAuthorizationId: null,
  };
  call.state.accounts.set(account.id, account);
  return created(call, account, { ...plainShape(call, account), valid: false, secretId: null });
}

function createOAuth(call: Call, secured: Secured): Reply {
  const account: OAuthAccount = { ...secured, enabled: true };
  call.state.oauthAccounts.set(account.id, account);
  return created(call, account, { ...templateShape(call, account), enabled: false });
}

function created(call: Call, account: AnyAccount, shape: Record<string, unknown>): Reply {
  call.state.audit.add(call.user, 'CREATED', account);
  call.state.listLater(account, call.modes.newListedAfter);
  return json({ ...shape, ...notYet });
}

export const createRoutes: readonly Route[] = [
  {
    name: 'accounts.create',
    method: 'POST',
    path: '/api/data/v1/accounts',
    run: create('account'),
  },
  {
    name: 'oauth.create',
    method: 'POST',
    path: '/api/data/v1/accounts/templates',
    run: create('oauth'),
  },
];
