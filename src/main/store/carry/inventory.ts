/** What was read of one instance, with its ages and the reasons for what could not be read. */
import type { Kind } from '../../../contract';
import type { Contents, PastAccount, Place } from '../types';

export async function carryInventory(
  profileId: string,
  from: Contents,
  to: Contents,
): Promise<void> {
  const { providers, readAt } = await from.listProviders(profileId);
  if (readAt !== null) await to.keepProviders(profileId, providers, readAt);
  await carryAccounts(profileId, from, to);
  for await (const account of accountsOf(profileId, from))
    await carryDetails(profileId, account, to);
}

/** A list that was never read is not called read for the accounts that are known of it by themselves. */
async function carryAccounts(profileId: string, from: Contents, to: Contents): Promise<void> {
  const known: Record<Kind, Pick<PastAccount, 'account' | 'accountReadAt'>[]> = {
    account: [],
    oauth: [],
  };
  for await (const { account, accountReadAt } of accountsOf(profileId, from)) {
    known[account.kind].push({ account, accountReadAt });
  }
  const { accountsReadAt, oauthReadAt } = await from.listsAt(profileId, null);
  for (const [kind, listedAt] of [
    ['account', accountsReadAt],
    ['oauth', oauthReadAt],
  ] as const) {
    const accounts = known[kind].map(({ account }) => account);
    if (listedAt !== null) await to.keepAccounts(profileId, kind, accounts, listedAt);
    for (const { account, accountReadAt } of known[kind]) {
      if (accountReadAt > (listedAt ?? -1)) await to.keepAccount(profileId, account, accountReadAt);
    }
  }
}

/** Not the config: it is read anew when it is looked at. */
async function carryDetails(
  profileId: string,
  { account, accountReadAt, configProblem, access, accessReadAt, accessProblem }: PastAccount,
  to: Contents,
): Promise<void> {
  const key = { profileId, kind: account.kind, id: account.id };
  if (access !== null && accessReadAt !== null) await to.keepAccess(key, access, accessReadAt);
  if (accessProblem) await to.keepUnread(key, 'accessList', accessProblem, accountReadAt);
  if (configProblem) await to.keepUnread(key, 'config', configProblem, accountReadAt);
}

/** As they are now, piece by piece. */
async function* accountsOf(profileId: string, from: Contents): AsyncGenerator<PastAccount> {
  for (let after: Place | null = null; ;) {
    const piece = await from.instanceAt(profileId, null, after);
    const last: PastAccount | undefined = piece.at(-1);
    if (!last) return;
    yield* piece;
    after = { kind: last.account.kind, id: last.account.id };
  }
}
