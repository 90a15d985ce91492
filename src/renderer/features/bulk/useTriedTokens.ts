/** Tries the tokens that accounts have, each in the instance that it points at, one after the other. */
import { useEffect, useRef, useState } from 'react';
import type { TokenAccount } from '../../../contract';
import { call } from '../../api/client';
import { t } from '../../../contract/texts';

/** Domo shows them, and it is known where they are to work. */
export const canTry = ({ pointsAt, token, asWritten }: TokenAccount): boolean =>
  pointsAt !== null && !asWritten && token === 'replaced';

export interface TriedTokens {
  /** By `keyOf`, what came of it, as words. */
  readonly outcomes: ReadonlyMap<string, string>;
  readonly busy: boolean;
  readonly start: (accounts: readonly TokenAccount[]) => void;
}

export function useTriedTokens(keyOf: (account: TokenAccount) => string): TriedTokens {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const run = async (accounts: readonly TokenAccount[]): Promise<void> => {
    const { signal } = (controller.current = new AbortController());
    setBusy(true);
    for (const one of accounts.filter(canTry)) {
      if (signal.aborted) return;
      const text = await tryOne(one, signal);
      setOutcomes((before) => new Map([...before, [keyOf(one), text]]));
    }
    setBusy(false);
  };
  return { outcomes, busy, start: (accounts) => void run(accounts) };
}

async function tryOne(
  { account, dataProviderType }: TokenAccount,
  signal: AbortSignal,
): Promise<string> {
  const request = { ...account, dataProviderType, token: 'stored' as const };
  const result = await call('account.testDomoToken', request, { signal });
  if (!result.ok) return t('not tried: {message}', { message: result.problem.message });
  const { works, user } = result.value;
  return works
    ? t('it still works there, as {user}', { user: user ?? '' })
    : t('it is refused there');
}
