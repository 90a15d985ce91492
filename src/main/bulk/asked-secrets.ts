/** The accounts whose secrets are looked for: which of them have the fields, and which are left out. */
import {
  fail,
  type AccountConfig,
  type AccountKey,
  type ConfigField,
  type RotationLeftOut,
} from '../../contract';
import { accountKeyText, displayNameOrName } from '../../contract/zod-free';
import { comparableField } from '../comparison/engine/equality';
import type { StoredConfig } from '../store/secret-config-types';
import type { BulkDeps } from './bulk-flow';
import { loginKey } from './login-fields';

type AskedStore = Awaited<ReturnType<BulkDeps['workspace']['store']>>;

export interface AskedSecret {
  readonly stored: StoredConfig;
  /** The fields whose secrets are looked for. */
  readonly wanted: readonly ConfigField[];
}

export interface AskedSecrets {
  readonly asked: readonly [AskedSecret, ...AskedSecret[]];
  readonly leftOut: readonly Omit<RotationLeftOut, 'label'>[];
}

/** Fails with `notFound`, and with `noMatch` if none of them has the fields. */
export async function readAskedSecrets(
  store: Pick<AskedStore, 'getAccountDetail'>,
  likes: readonly AccountKey[],
  fields: readonly string[],
): Promise<AskedSecrets> {
  const asked: AskedSecret[] = [];
  const leftOut: Omit<RotationLeftOut, 'label'>[] = [];
  for (const account of distinctAccounts(likes)) {
    const stored = await readStored(store, account);
    const why = likes.length === 1 ? null : whyLeftOut(stored.config, fields);
    if (why !== null) leftOut.push({ account, name: stored.name, why });
    else asked.push({ stored, wanted: requireSecrets(stored.config, fields) });
  }
  const [first, ...rest] = asked;
  if (first === undefined)
    return fail(
      'noMatch',
      `None of these accounts is known to have a secret in ${fields.join(', ')}.`,
      { next: 'Choose another field, or sync with configs and access first.' },
    );
  return { asked: [first, ...rest], leftOut };
}

/** Accounts of which everything that is compared is the same find the same: one of them is asked for. */
export const distinctSecrets = (asked: readonly AskedSecret[]): AskedSecret[] => [
  ...new Map(asked.map((each) => [questionKey(each), each])).values(),
];

/** Those of which every field is known. */
export const knownSecrets = (asked: readonly AskedSecret[]): AskedSecret[] =>
  asked.filter(({ wanted }) => wanted.every((field) => comparableField(field) !== null));

/** One account of each secret that is known, whatever its login is. */
export const differentSecrets = (asked: readonly AskedSecret[]): AskedSecret[] => [
  ...new Map(knownSecrets(asked).map((each) => [secretKey(each), each])).values(),
];

/** What Latchkey wrote and what Domo shows may be one secret. */
const secretKey = ({ wanted }: AskedSecret): string =>
  JSON.stringify(wanted.map(({ fingerprint, written }) => fingerprint ?? written?.fingerprint));

const questionKey = ({ stored: { dataProviderType, config }, wanted }: AskedSecret): string =>
  JSON.stringify([
    dataProviderType,
    config === null ? null : loginKey(config),
    wanted.map(comparableField),
  ]);

export const distinctAccounts = (accounts: readonly AccountKey[]): AccountKey[] => [
  ...new Map(accounts.map((account) => [accountKeyText(account), account])).values(),
];

export async function readStored(
  store: Pick<AskedStore, 'getAccountDetail'>,
  key: AccountKey,
): Promise<StoredConfig> {
  const { account, config } = await store.getAccountDetail(key);
  const { dataProviderType } = account;
  return { account: key, name: displayNameOrName(account), dataProviderType, config };
}

export function whyLeftOut(
  config: AccountConfig | null,
  names: readonly string[],
): RotationLeftOut['why'] | null {
  if (config === null) return 'notRead';
  const fields = names.map((name) => config.fields.find((each) => each.name === name));
  if (fields.some((field) => field === undefined || field.state === 'empty')) return 'noField';
  return fields.some((field) => field?.state === 'clear') ? 'noSecret' : null;
}

function requireSecrets(config: AccountConfig | null, names: readonly string[]): ConfigField[] {
  if (config === null) {
    return fail('noMatch', 'Its config was never read.', {
      next: 'Sync its instance in depth first, or open the account.',
    });
  }
  const next = `Choose one of ${secretNames(config).join(', ') || 'the fields of another account'}.`;
  return names.map((name) => {
    const field = config.fields.find((each) => each.name === name);
    if (field === undefined || field.state === 'empty')
      return fail('noMatch', `It has no value in ${name}.`, { next });
    if (field.state === 'clear') return fail('noMatch', `${name} is no secret there.`, { next });
    return field;
  });
}

export const secretNames = ({ fields }: AccountConfig): string[] =>
  fields.filter(({ state }) => state !== 'clear' && state !== 'empty').map(({ name }) => name);
