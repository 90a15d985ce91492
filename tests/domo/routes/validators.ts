/** Trying credentials without keeping them (domo-api 2.2, 10.27). */
import { asRecord, textOf, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import { withJson } from '../http/written';
import type { Provider } from '../state/types';
import { writtenFields } from './fields';
import { allowed } from './opened';

/** No system takes it: credentials that hold it fail, as a mask does. */
export const refusedSecret = 'canary-refused-everywhere';

function validate(call: Call, body: Readonly<Record<string, unknown>>): Reply {
  const key = textOf(body['dataProviderKey']);
  const provider = call.state.providers.get(key);
  if (!provider) return error(400, `Data provider '${key}' does not exist`);
  if (!provider.connectorValidatorPresent)
    return error(400, `Data provider '${key}' does not have a validator`);
  const fields = writtenFields(provider, asRecord(body['credentials']));
  if (typeof fields === 'string') return error(400, fields);
  const id = body['accountId'] ?? null;
  if (id === null) return verdict(provider, fields.config);
  const params = new Map([['id', typeof id === 'number' ? String(id) : '']]);
  // For an account that is being edited, what was not sent is what it has.
  return allowed({ ...call, params }, 'account', 'edit', (account) =>
    account.dataProviderType === key
      ? verdict(provider, { ...account.config, ...fields.config })
      : error(404, 'Account not found'),
  );
}

function verdict(provider: Provider, config: Readonly<Record<string, string>>): Reply {
  const messages = Object.fromEntries(
    provider.authenticationSchemeConfiguration.flatMap(({ name, text, required }) => {
      const wrong = complaint(text ?? name, required, config[name] ?? '');
      return wrong === null ? [] : [[name, wrong]];
    }),
  );
  return json({ result: Object.keys(messages).length === 0 ? 'SUCCESS' : 'FAILURE', messages });
}

/** Tells the value, as careless systems do: a client must not show it or keep it. */
function complaint(label: string, required: boolean, value: string): string | null {
  if (value === '') return required ? `${label} is required` : null;
  const refused = value === refusedSecret || /^(\*{8}$|\{encrypted\})/.test(value);
  return refused ? `${label} "${value}" was refused` : null;
}

export const validatorRoutes: readonly Route[] = [
  {
    name: 'accounts.validate',
    method: 'POST',
    path: '/api/data/v1/accounts/validators',
    run: (call) => withJson(call, (body) => validate(call, body)),
  },
];
