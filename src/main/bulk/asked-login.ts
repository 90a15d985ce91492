/** The accounts of a login that a person wrote down: which of them have the fields, and which may be of it. */
import { accountKeyText } from '../../contract/zod-free';
import type { AccountConfig, ConfigField, RotationLeftOut, RotationLogin } from '../../contract';
import type { StoredConfig } from '../store/secret-config-types';
import { fingerprint } from '../secrets';
import { readAllConfigs } from './all-configs';
import { differentSecrets, whyLeftOut, type AskedSecret } from './asked-secrets';
import type { BulkDeps } from './bulk-flow';
import { matchLogin } from './match-login';
import { findBestGroup, questionOf, type FoundIn, type SecretQuestion } from './secret-group';

export interface LeftOutOfLogin extends Omit<RotationLeftOut, 'label'> {
  readonly stored: StoredConfig;
}

export interface AskedLogin {
  /** All accounts that sign in so and have the fields. */
  readonly asked: readonly AskedSecret[];
  /** Accounts that sign in so and have no such field. */
  readonly leftOut: readonly LeftOutOfLogin[];
  /** All accounts that may sign in so, by their keys. */
  readonly maybe: ReadonlySet<string>;
}

/** An account and whether it signs in so; `other` is left out. */
type LoginAccount =
  | { readonly stored: StoredConfig; readonly match: 'notRead' }
  | {
      readonly stored: StoredConfig;
      readonly match: 'same' | 'maybe';
      readonly config: AccountConfig;
    };

export async function* readLoginAccounts(
  { workspace }: Pick<BulkDeps, 'workspace'>,
  login: RotationLogin,
  signal: AbortSignal,
): AsyncGenerator<LoginAccount> {
  const key = await workspace.fingerprintKey();
  const fingerprintOf = (text: string): string => fingerprint(text, key);
  for await (const stored of readAllConfigs(await workspace.store(), signal)) {
    const { dataProviderType, config } = stored;
    if (config === null) yield { stored, match: 'notRead' };
    else {
      const match = matchLogin(login, { dataProviderType, config }, fingerprintOf);
      if (match !== 'other') yield { stored, match, config };
    }
  }
}

export async function readAskedLogin(
  deps: Pick<BulkDeps, 'workspace'>,
  login: RotationLogin,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<AskedLogin> {
  const asked: AskedSecret[] = [];
  const leftOut: LeftOutOfLogin[] = [];
  const maybe = new Set<string>();
  for await (const each of readLoginAccounts(deps, login, signal)) {
    if (each.match === 'notRead') continue;
    const { stored } = each;
    const { account, name } = stored;
    const why = whyLeftOut(each.config, fields);
    if (each.match === 'maybe') {
      if (why === null) maybe.add(accountKeyText(account));
    } else if (why === null) asked.push({ stored, wanted: ownFields(stored, fields) });
    else leftOut.push({ account, name, why, stored });
  }
  return { asked, leftOut, maybe };
}

const ownFields = ({ config }: StoredConfig, fields: readonly string[]): ConfigField[] =>
  fields.flatMap((name) => config?.fields.filter((field) => field.name === name) ?? []);

/** Finds the group of an account that is not of the login for certain. */
export function groupsBesideLogin(
  { asked, leftOut, maybe }: AskedLogin,
  fields: readonly string[],
): (other: StoredConfig) => FoundIn {
  const secrets = differentSecrets(asked);
  // Who is of the login is known already.
  const isSameLogin = (): boolean => false;
  // Where no secret is known, an account that cannot have it is still told from one that may.
  const anySecret: SecretQuestion = { wanted: fields.map(hiddenField), isSameLogin };
  const questions = secrets.map((each) => ({ ...questionOf(each), isSameLogin }));
  // A login may have thousands of secrets, one of each instance: no account is compared with each.
  const byFingerprint = new Map<string, SecretQuestion[]>();
  for (const question of questions)
    for (const print of question.wanted.flatMap(fingerprintsOf)) {
      const same = byFingerprint.get(print) ?? [];
      same.push(question);
      byFingerprint.set(print, same);
    }
  const questionsFor = ({ config }: StoredConfig): readonly SecretQuestion[] => {
    const prints = (config?.fields ?? []).flatMap(fingerprintsOf);
    const found = new Set(prints.flatMap((print) => byFingerprint.get(print) ?? []));
    // Of one without any of them, each question says the same.
    return found.size > 0 ? [...found] : [questions[0] ?? anySecret];
  };
  const isLeftOut = new Set(leftOut.map(({ account }) => accountKeyText(account)));
  return (other) => {
    const key = accountKeyText(other.account);
    const found = findBestGroup(questionsFor(other), other);
    const isSecret = found.group === 'same' || found.group === 'partly';
    // With one secret of the login, having it proves more than what the texts of the login or the fields say.
    const isProven = isSecret && secrets.length === 1;
    if (isLeftOut.has(key)) return isProven ? found : isSecret ? maybeLogin : noField;
    if (maybe.has(key)) return isProven && found.group === 'same' ? found : maybeLogin;
    return isSecret ? { ...found, group: 'otherLogin' } : found;
  };
}

const maybeLogin: FoundIn = { group: 'maybeLogin', has: [] };
const noField: FoundIn = { group: null, has: [] };

const fingerprintsOf = ({ fingerprint, written }: ConfigField): string[] =>
  [fingerprint, written?.fingerprint ?? null].filter((each) => each !== null);

const hiddenField = (name: string): ConfigField => ({
  name,
  secret: true,
  state: 'hidden',
  value: null,
  fingerprint: null,
});
