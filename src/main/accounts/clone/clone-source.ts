/** The account that is to be made elsewhere, as it is in Domo now. */
import {
  fail,
  type Account,
  type AccountKey,
  type AccountConfig,
  type Problem,
  type Provider,
  createProblem,
  type ClonedField,
} from '../../../contract';
import type { RawConfig } from '../../domo';
import type { ActivityJournal } from '../../activity/activity-journal';
import type { InventoryReader } from '../../sync/inventory-reader';
import type { CallContext } from '../../call-context';
import type { Workspace } from '../../workspace';
import { fingerprint } from '../../secrets';

export interface CloneSource {
  readonly key: AccountKey;
  /** Of its instance. */
  readonly label: string;
  readonly account: Account;
  /** Its instance's word on the account's type; null when its list does not have it. */
  readonly provider: Provider | null;
  readonly config: AccountConfig;
  /** HOLDS SECRETS. */
  readonly values: RawConfig['values'];
  /** Why it cannot be made anywhere else; null when it can. */
  readonly problem: Problem | null;
  readonly readAt: number;
}

/** Reads it, and keeps what was read. Fails with what Domo said. */
export async function readCloneSource(
  { workspace, reading }: CloneDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<CloneSource> {
  const profile = await (await workspace.store()).getProfile(key.profileId);
  const { label } = profile ?? fail('notFound', 'There is no such profile.');
  const { account, readAt } = await reading.readAccount(key, signal);
  const { dataProviderType } = account;
  const known = await findProvider({ workspace, reading }, key.profileId, dataProviderType, signal);
  const { config, raw } = await reading.readConfigWithValues(key, dataProviderType, signal);
  return {
    key,
    label,
    account,
    config,
    readAt,
    provider: known.provider,
    values: raw.values,
    problem: signsInWithOAuth(account) ? onlyInDomoProblem(account) : null,
  };
}

/** A plain account of this type gets its sign-in at the provider's page, and Domo gives it no config (domo-api 3.9). */
const signsInWithOAuth = ({ kind, credentialsType }: Account): boolean =>
  kind === 'account' && credentialsType === 'oauth';

const onlyInDomoProblem = ({ id }: Account): Problem =>
  createProblem(
    'hiddenByDomo',
    `Account ${id} signs in with OAuth: Domo does not tell its config, so it cannot be made elsewhere.`,
    { next: 'Connect it in Domo, in each instance that needs it.' },
  );

/** What cloning works with. */

export interface CloneDeps {
  readonly workspace: Pick<Workspace, 'store' | 'fingerprintKey'>;
  readonly reading: InventoryReader;
  readonly journal: ActivityJournal;
}

/** Who asked, how to stop, how to tell, and the way to account.create. */
export type CloneCallContext = CallContext;

/** What an instance says of a provider: as it was kept, and read when nothing is kept of it. */

export interface KnownProvider {
  /** Null: the instance's list does not have it. */
  readonly provider: Provider | null;
}

/** A list that lacks it may only be old: it is read anew then. Fails with what Domo said. */
export async function findProvider(
  { workspace, reading }: Pick<CloneDeps, 'workspace' | 'reading'>,
  profileId: string,
  dataProviderType: string,
  signal: AbortSignal,
): Promise<KnownProvider> {
  const store = await workspace.store();
  const kept = await store.getProvider(profileId, dataProviderType);
  if (kept) return { provider: kept };
  await reading.readProviders(profileId, signal);
  return { provider: await store.getProvider(profileId, dataProviderType) };
}

/** A stamp tells whether what was looked at is still so, without telling what it is. */

/** Of plain data, in the order in which it is given. */
export const computeStamp = (parts: readonly unknown[], fingerprintKey: string): string =>
  fingerprint(JSON.stringify(parts), fingerprintKey);

/** Of all that decides what is written anywhere. Secrets are in it as fingerprints. */
export const computeSourceStamp = (
  { key, account, config }: CloneSource,
  fields: readonly ClonedField[],
  fingerprintKey: string,
): string => {
  const { name, displayName, dataProviderType, credentialsType } = account;
  return computeStamp(
    [key, name, displayName, dataProviderType, credentialsType, config.fields, fields],
    fingerprintKey,
  );
};
