/** Pairs and unpairs accounts of a row, and undoes that. */
import { create } from 'zustand';
import type { AccountKey, Pairing, Problem, Result } from '../../contract';
import { call } from '../api/client';
import { refreshInstanceMatrix } from './instance-matrix';
import { isSameAccount } from './view';

interface PairingState {
  busy: boolean;
  problem: Problem | null;
  /** The last change, and how to undo it. */
  done: { sentence: string; undo: () => Promise<void> } | null;
}

export const usePairing = create<PairingState>(() => ({ busy: false, problem: null, done: null }));

export const dismissPairing = (): void => {
  usePairing.setState({ done: null, problem: null });
};

type PairingStep = (before: readonly Pairing[]) => Promise<Result<unknown>>;

/** Applies a change after reading the pairings it touches, so that it can be undone. */
async function applyPairing(
  sentence: string,
  touched: readonly AccountKey[],
  step: PairingStep,
): Promise<boolean> {
  usePairing.setState({ busy: true, problem: null, done: null });
  const listed = await call('comparison.pairings', {});
  const before = listed.ok ? findPairings(listed.value.pairings, touched) : [];
  const result = listed.ok ? await step(before) : listed;
  usePairing.setState({
    busy: false,
    ...(result.ok
      ? { done: { sentence, undo: () => undoPairing(touched, before) } }
      : { problem: result.problem }),
  });
  refreshInstanceMatrix();
  return result.ok;
}

/** Declares accounts to be the same. */
export const pairByHand = (sentence: string, accounts: readonly AccountKey[]): Promise<boolean> =>
  applyPairing(sentence, accounts, () => call('comparison.pair', { accounts: [...accounts] }));

/** Removes all pairings of a row's accounts. */
export const unpairByHand = (sentence: string, accounts: readonly AccountKey[]): Promise<boolean> =>
  applyPairing(sentence, accounts, (before) =>
    unpairAll(before.flatMap((pairing) => pairing.accounts)),
  );

export const findPairings = (
  pairings: readonly Pairing[],
  accounts: readonly AccountKey[],
): Pairing[] =>
  pairings.filter((pairing) =>
    pairing.accounts.some((one) => accounts.some((other) => isSameAccount(one, other))),
  );

async function unpairAll(accounts: readonly AccountKey[]): Promise<Result<unknown>> {
  for (const account of accounts) {
    const result = await call('comparison.unpair', account);
    if (!result.ok) return result;
  }
  return { ok: true, value: null };
}

/** Restores the pairings that existed before a change. */
async function undoPairing(
  touched: readonly AccountKey[],
  before: readonly Pairing[],
): Promise<void> {
  usePairing.setState({ busy: true, done: null });
  let result = await unpairAll(touched);
  for (const { accounts } of before) {
    if (result.ok) result = await call('comparison.pair', { accounts });
  }
  usePairing.setState({ busy: false, problem: result.ok ? null : result.problem });
  refreshInstanceMatrix();
}
