/** The body of a create (domo-api 4.6). What is missing is told before anything is sent. */
import { fail, type ParsedRequestFor } from '../../contract';
import { refuseMasks } from './masks';

export interface NewAccount {
  /** HOLDS SECRETS. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly displayName: string;
  readonly dataProviderType: string;
  /** HOLDS SECRETS. */
  readonly configurations: Readonly<Record<string, unknown>>;
}

type Request = ParsedRequestFor<'account.create'>;

/** Fails with `createParams`, or with `invalidRequest` for a mask and for parts of the other kind. */
export function newAccount(request: Request): NewAccount {
  const body = request.payload ?? bodyOf(request);
  const { configurations } = body;
  const made: NewAccount = {
    body,
    name: text(body['name']),
    displayName: text(body['displayName']),
    dataProviderType: text(body['dataProviderType']),
    configurations: isObject(configurations) ? configurations : {},
  };
  if (made.dataProviderType === '') missing(['dataProviderType']);
  refuseMasks(made.configurations);
  const { name: _name, displayName: _displayName, ...rest } = body;
  refuseMasks(rest);
  return made;
}

function bodyOf(request: Request): Record<string, unknown> {
  const { kind, dataProviderType = '', configurations = {}, allowExternalUse, origin } = request;
  refuseOtherKind(request);
  const name = firstText(request.name, request.displayName);
  const displayName = firstText(request.displayName, name);
  const oauth = kind === 'oauth';
  const absent = [
    ...(name === '' ? ['name'] : []),
    ...(dataProviderType === '' ? ['dataProviderType'] : []),
    ...(oauth && origin === '' ? ['origin'] : []),
    ...(oauth && Object.keys(configurations).length === 0 ? ['configurations'] : []),
  ];
  if (absent.length > 0) missing(absent);
  return {
    ...{ displayName, dataProviderType, name, configurations },
    ...(oauth ? { origin: origin ?? 'OAUTH_CONFIGURATION' } : {}),
    ...(allowExternalUse === undefined ? {} : { allowExternalUse }),
  };
}

/** It would be left out, and the caller think that it was set. */
function refuseOtherKind({ kind, allowExternalUse, origin }: Request): void {
  if (kind === 'oauth' && allowExternalUse !== undefined) {
    fail('invalidRequest', 'Plain accounts alone have allowExternalUse.');
  }
  if (kind === 'account' && origin !== undefined) {
    fail('invalidRequest', 'OAuth accounts alone have an origin.');
  }
}

const missing = (parts: readonly string[]): never =>
  fail('createParams', `Nothing was sent. Missing: ${parts.join(', ')}.`);

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const firstText = (...texts: readonly (string | undefined)[]): string =>
  texts.find((each) => each !== undefined && each !== '') ?? '';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
