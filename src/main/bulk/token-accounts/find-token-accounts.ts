/** tokenAccounts.find: the accounts of all instances that hold a token of Domo. Asks no instance. */
import type { HeldToken, ParsedRequestFor, ResponseFor, TokenAccount } from '../../../contract';
import { readAllConfigs } from '../all-configs';
import type { BulkDeps } from '../bulk-flow';
import { describeHeldToken, readKnownTokens, type HeldTokenFacts } from './known-tokens';
import { tokenFieldOf } from './token-fields';

/** Those that a person can do something about come first. */
const order: readonly HeldToken[] = ['replaced', 'hidden', 'other', 'inUse', 'notRead', 'none'];

const notRead: HeldTokenFacts = { names: null, pointsAt: null, token: 'notRead', asWritten: false };

export async function findTokenAccounts(
  { workspace }: Pick<BulkDeps, 'workspace'>,
  { limit }: ParsedRequestFor<'tokenAccounts.find'>,
  signal: AbortSignal,
): Promise<ResponseFor<'tokenAccounts.find'>> {
  const known = await readKnownTokens(workspace, signal);
  const labels = new Map(known.profiles.map(({ id, label }) => [id, label]));
  const store = await workspace.store();
  const found: TokenAccount[] = [];
  for await (const { account, name, dataProviderType, config } of readAllConfigs(store, signal)) {
    const field = account.kind === 'account' ? tokenFieldOf(dataProviderType) : null;
    if (field === null) continue;
    const facts = config === null ? notRead : describeHeldToken(known, config, field);
    const label = labels.get(account.profileId) ?? account.profileId;
    found.push({ account, label, name, dataProviderType, field, ...facts });
  }
  const counts = { inUse: 0, replaced: 0, other: 0, hidden: 0, none: 0, notRead: 0 };
  for (const { token } of found) counts[token] += 1;
  return {
    accounts: order
      .flatMap((state) => found.filter(({ token }) => token === state))
      .slice(0, limit),
    counts,
    unread: known.unread.map(({ label }) => label),
  };
}
