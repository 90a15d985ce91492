/** rotation.fields: which secret fields the accounts have that are asked about. */
import type { AccountConfig, AccountKey, ResponseFor, RotationLogin } from '../../contract';
import { fingerprint } from '../secrets';
import { readAllConfigs } from './all-configs';
import { distinctAccounts, readStored, secretNames } from './asked-secrets';
import type { BulkDeps } from './bulk-flow';
import { matchLogin } from './match-login';

type Fields = ResponseFor<'rotation.fields'>;
type Asking = Pick<BulkDeps, 'workspace'>;

export async function listSecretFields(
  { workspace }: Asking,
  like: readonly AccountKey[] | RotationLogin,
  signal: AbortSignal,
): Promise<Fields> {
  return 'user' in like
    ? fieldsOfLogin({ workspace }, like, signal)
    : fieldsOfAccounts({ workspace }, like);
}

async function fieldsOfAccounts(
  { workspace }: Asking,
  accounts: readonly AccountKey[],
): Promise<Fields> {
  const store = await workspace.store();
  const counts = new FieldCounts();
  for (const account of distinctAccounts(accounts))
    counts.add((await readStored(store, account)).config);
  return counts.toAnswer();
}

async function fieldsOfLogin(
  { workspace }: Asking,
  login: RotationLogin,
  signal: AbortSignal,
): Promise<Fields> {
  const key = await workspace.fingerprintKey();
  const counts = new FieldCounts();
  const fingerprintOf = (text: string): string => fingerprint(text, key);
  for await (const { dataProviderType, config } of readAllConfigs(await workspace.store(), signal))
    if (config === null) counts.notRead += 1;
    else {
      const match = matchLogin(login, { dataProviderType, config }, fingerprintOf);
      if (match === 'same') counts.add(config);
      if (match === 'maybe') counts.maybe += 1;
    }
  return counts.toAnswer();
}

class FieldCounts {
  private readonly fields = new Map<string, number>();
  private accounts = 0;
  maybe = 0;
  notRead = 0;

  add(config: AccountConfig | null): void {
    this.accounts += 1;
    if (config === null) this.notRead += 1;
    for (const name of config === null ? [] : secretNames(config))
      this.fields.set(name, (this.fields.get(name) ?? 0) + 1);
  }

  toAnswer(): Fields {
    const fields = [...this.fields].map(([name, accounts]) => ({ name, accounts }));
    fields.sort((one, other) => other.accounts - one.accounts);
    const { accounts, maybe, notRead } = this;
    return { fields, accounts, maybe, notRead };
  }
}
