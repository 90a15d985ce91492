/** The account that is to be made elsewhere, as it is in Domo now. */
import {
  fail,
  type Account,
  type AccountKey,
  type Config,
  type Problem,
  type Provider,
  problem,
} from '../../contract';
import type { RawConfig } from '../domo';
import type { CloningParts } from './parts';
import { providerOf } from './provider';

export interface Source {
  readonly key: AccountKey;
  /** Of its instance. */
  readonly label: string;
  readonly account: Account;
  /** Its instance's word on the account's type; null when its list does not have it. */
  readonly provider: Provider | null;
  readonly config: Config;
  /** HOLDS SECRETS. */
  readonly values: RawConfig['values'];
  /** Why it cannot be made anywhere else; null when it can. */
  readonly problem: Problem | null;
  readonly readAt: number;
}

/** Reads it, and keeps what was read. Fails with what Domo said. */
export async function readSource(
  { workspace, reading }: CloningParts,
  key: AccountKey,
  signal: AbortSignal,
): Promise<Source> {
  const profile = await (await workspace.store()).getProfile(key.profileId);
  const { label } = profile ?? fail('notFound', 'There is no such profile.');
  const { account, readAt } = await reading.account(key, signal);
  const { dataProviderType } = account;
  const known = await providerOf({ workspace, reading }, key.profileId, dataProviderType, signal);
  const { config, raw } = await reading.configWithValues(key, dataProviderType, signal);
  return {
    ...{ key, label, account, config, readAt },
    provider: known.provider,
    values: raw.values,
    problem: signsIn(account) ? atDomoAlone(account) : null,
  };
}

/** A plain account of this type gets its sign-in at the provider's page, and Domo gives it no config (domo-api 3.9). */
const signsIn = ({ kind, credentialsType }: Account): boolean =>
  kind === 'account' && credentialsType === 'oauth';

const atDomoAlone = ({ id }: Account): Problem =>
  problem(
    'hiddenByDomo',
    `Account ${id} signs in with OAuth: Domo does not tell its config, so it cannot be made elsewhere.`,
    { next: 'Connect it in Domo, in each instance that needs it.' },
  );
