/** Reads the compared accounts from Domo: what fails keeps what was read before. */
import { useState } from 'react';
import type { AccountKey, Problem } from '../../../../contract';
import { call } from '../../../api/client';

interface Reading {
  /** Accounts read so far; null when nothing is being read. */
  done: number | null;
  /** Why the first that failed did. */
  problem: Problem | null;
}

export function useReadAgain(accounts: readonly AccountKey[]) {
  const [reading, setReading] = useState<Reading>({ done: null, problem: null });
  const read = async (): Promise<void> => {
    setReading({ done: 0, problem: null });
    const problems = await Promise.all(
      accounts.map(async (key) => {
        const [account, config, access] = await Promise.all([
          call('account.get', key),
          call('account.config', key),
          call('account.accessList', key),
        ]);
        setReading(({ done, problem }) => ({ done: (done ?? 0) + 1, problem }));
        const failed = [account, config, access].find(({ ok }) => !ok);
        return failed?.ok === false ? failed.problem : null;
      }),
    );
    setReading({ done: null, problem: problems.find((each) => each !== null) ?? null });
  };
  return { ...reading, read };
}
