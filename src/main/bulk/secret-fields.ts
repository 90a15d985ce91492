/** rotation.fields: which secret fields the accounts have that are asked about. */
import type { AccountConfig, AccountKey, ResponseFor, RotationLogin } from '../../contract';
import { readLoginAccounts } from './asked-login';
import { distinctAccounts, readStored, secretNames } from './asked-secrets';
import type { BulkDeps } from './bulk-flow';

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
  const counts = new FieldCounts();
  for await (const each of readLoginAccounts({ workspace }, login, signal))
    if (each.match === 'same') counts.add(each.config);
    else counts[each.match] += 1;
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
