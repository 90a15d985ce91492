/** Reading again after Domo accepted a write: what fails here does not make the write a failure. */
import { problemOf, type Account, type AccountKey, type Problem } from '../../contract';
import type { WritingParts } from './parts';

export interface AccountAgain {
  readonly account: Account | null;
  readonly readAt: number | null;
  readonly problem: Problem | null;
}

export async function accountAgain(
  { reading, announce }: WritingParts,
  key: AccountKey,
  signal: AbortSignal,
): Promise<AccountAgain> {
  const { value, problem } = await attempt(() => reading.account(key, signal));
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return { account: value?.account ?? null, readAt: value?.readAt ?? null, problem };
}

/** The value, or why there is none. */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T | null; readonly problem: Problem | null }> {
  try {
    return { value: await work(), problem: null };
  } catch (error) {
    return { value: null, problem: problemOf(error) };
  }
}

/** For sentences: how people know it. */
export const shownName = ({ displayName, name }: Pick<Account, 'displayName' | 'name'>): string =>
  displayName === '' ? name : displayName;
