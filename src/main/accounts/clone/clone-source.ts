/** The account to clone, as it is in Domo now, and the stamps that show whether it changed. */
import {
  createProblem,
  fail,
  type Account,
  type AccountConfig,
  type AccountKey,
  type ClonedField,
  type Problem,
  type Provider,
} from '../../../contract';
import { normaliseValue } from '../../../contract/config-text';
import { comparableField } from '../../comparison/engine/equality';
import type { RawConfig } from '../../domo';
import type { ConfigSettling } from '../config-settling';
import { isHeldByVault, vaultCopyProblem } from '../vault';
import { computeStamp } from '../../secrets';
import type { InventoryReader } from '../../sync/inventory-reader';
import type { Workspace } from '../../workspace';

export interface CloneDeps {
  readonly workspace: Pick<Workspace, 'store' | 'fingerprintKey'>;
  readonly reading: InventoryReader;
  readonly settling: ConfigSettling;
}

export interface CloneSource {
  readonly key: AccountKey;
  /** Label of its instance. */
  readonly label: string;
  readonly account: Account;
  /** The account's provider as its instance describes it; null when that instance does not list it. */
  readonly provider: Provider | null;
  readonly config: AccountConfig;
  /** HOLDS SECRETS. */
  readonly values: RawConfig['values'];
  /** Why it cannot be cloned at all; null when it can. */
  readonly problem: Problem | null;
  readonly readAt: number;
}

/** Reads it from Domo, and keeps what was read. Fails as the reading fails. */
export async function readCloneSource(
  { workspace, reading, settling }: CloneDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<CloneSource> {
  const profile = await (await workspace.store()).getProfile(key.profileId);
  const { label } = profile ?? fail('notFound', 'There is no such profile.');
  const { account, readAt } = await reading.readAccount(key, signal);
  const { dataProviderType } = account;
  const { provider } = await findProvider(
    { workspace, reading },
    key.profileId,
    dataProviderType,
    signal,
  );
  await settling.untilSettled(key, signal);
  const { config, raw } = await reading.readConfigWithValues(key, dataProviderType, signal);
  return {
    key,
    label,
    account,
    config,
    readAt,
    provider,
    values: raw.values,
    problem: findCopyObstacle(account),
  };
}

function findCopyObstacle(account: Account): Problem | null {
  if (isHeldByVault(account)) return vaultCopyProblem;
  return signsInWithOAuth(account) ? onlyInDomoProblem(account) : null;
}

/** Such a plain account gets its sign-in at the provider's page, and Domo returns no config for it (domo-api 3.9). */
const signsInWithOAuth = ({ kind, credentialsType }: Account): boolean =>
  kind === 'account' && credentialsType === 'oauth';

const onlyInDomoProblem = ({ id }: Account): Problem =>
  createProblem(
    'hiddenByDomo',
    `Account ${id} signs in with OAuth: Domo does not return its config, so it cannot be cloned.`,
    { next: 'Connect it in Domo, in each instance that needs it.' },
  );

export interface FoundProvider {
  /** Null: the instance does not list it. */
  readonly provider: Provider | null;
}

/** As it was last read. A list that lacks it may be old, so it is read again. Fails as that reading fails. */
export async function findProvider(
  { workspace, reading }: Pick<CloneDeps, 'workspace' | 'reading'>,
  profileId: string,
  dataProviderType: string,
  signal: AbortSignal,
): Promise<FoundProvider> {
  const store = await workspace.store();
  const lastRead = await store.getProvider(profileId, dataProviderType);
  if (lastRead) return { provider: lastRead };
  await reading.readProviders(profileId, signal);
  return { provider: await store.getProvider(profileId, dataProviderType) };
}

/**
 * Of everything in the source that decides what is written. Values are in the form that comparing uses, so that a
 * stamp stays the same exactly as long as the values do; secrets are fingerprints.
 */
export function computeSourceStamp(
  { key, account, config }: CloneSource,
  fields: readonly ClonedField[],
  fingerprintKey: string,
): string {
  const { name, displayName, dataProviderType, credentialsType } = account;
  const values = config.fields.map((field) => [field.name, field.secret, comparableField(field)]);
  const planned = fields.map((field) => ({
    ...field,
    value: field.value === null ? null : normaliseValue(field.name, field.value),
  }));
  return computeStamp(
    [key, name, displayName, dataProviderType, credentialsType, values, planned],
    fingerprintKey,
  );
}
