/** Reads from Domo which streams use some accounts. An account that cannot be read stops no other. */
import type { AccountKey, AccountStream, Problem, ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

const ACCOUNTS_AT_ONCE = 4;

export interface StreamOfAccount {
  readonly account: AccountKey;
  readonly stream: AccountStream;
}

export interface StreamsOfAccounts {
  readonly streams: readonly StreamOfAccount[];
  /** Accounts whose datasets Domo does not list. */
  readonly failed: readonly { readonly account: AccountKey; readonly problem: Problem }[];
  /** Datasets without a stream that could be read. */
  readonly unread: readonly { readonly name: string; readonly problem: Problem }[];
  /** Datasets without a usable id. */
  readonly unusable: number;
}

type Answer = Result<ResponseFor<'stream.list'>>;

export const useStreamsOfAccounts = (accounts: readonly AccountKey[]) =>
  useQuery<StreamsOfAccounts>(
    accounts.length === 0 ? null : JSON.stringify(accounts),
    async (signal) => {
      const answers = new Map<AccountKey, Answer>();
      const rest = [...accounts];
      const readNext = async (): Promise<void> => {
        for (let account = rest.shift(); account !== undefined; account = rest.shift()) {
          const { profileId, id } = account;
          answers.set(
            account,
            await call('stream.list', { profileId, kind: 'account', id }, { signal }),
          );
        }
      };
      await Promise.all(Array.from({ length: ACCOUNTS_AT_ONCE }, readNext));
      return { ok: true, value: addUp(accounts, answers) };
    },
  );

function addUp(
  accounts: readonly AccountKey[],
  answers: ReadonlyMap<AccountKey, Answer>,
): StreamsOfAccounts {
  const read = accounts.flatMap((account) => {
    const answer = answers.get(account);
    return answer?.ok === true ? [{ account, ...answer.value }] : [];
  });
  return {
    streams: read.flatMap(({ account, streams }) => streams.map((stream) => ({ account, stream }))),
    failed: accounts.flatMap((account) => {
      const answer = answers.get(account);
      return answer?.ok === false ? [{ account, problem: answer.problem }] : [];
    }),
    unread: read.flatMap(({ unread }) => unread),
    unusable: read.reduce((sum, { unusable }) => sum + unusable, 0),
  };
}
