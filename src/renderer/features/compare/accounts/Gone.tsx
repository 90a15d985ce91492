import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { call } from '../../../api/client';
import { changeComparison, leaveComparison, useComparison } from '../../../state/comparison';
import { counted } from '../../../ui/format';
import type { Accounts } from './columns';

/** Finds the accounts that are no longer kept, and offers to go on without them. */
export function Gone({ comparison }: { comparison: Accounts }) {
  const [gone, setGone] = useState<readonly boolean[]>([]);
  useEffect(() => {
    let stale = false;
    void Promise.all(
      comparison.accounts.map(async (key) => {
        const result = await call('inventory.detail', key);
        return !result.ok && result.problem.code === 'notFound';
      }),
    ).then((each) => {
      if (!stale) setGone(each);
    });
    return () => {
      stale = true;
    };
  }, [comparison]);
  const count = gone.filter(Boolean).length;
  if (count === 0) return null;
  return (
    <Button
      onClick={() => {
        const accounts = comparison.accounts.filter((_, at) => gone[at] !== true);
        if (accounts.length >= 2) {
          changeComparison({ ...comparison, accounts, baseline: null });
          return;
        }
        useComparison.setState({ picked: accounts });
        leaveComparison();
      }}
    >
      {`Take out ${counted(count, 'account')} that ${count === 1 ? 'is' : 'are'} gone`}
    </Button>
  );
}
