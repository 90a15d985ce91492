/** Pairings made by hand: an account is in one at most, and one whose others are gone is none. */
import { describe, expect, it } from 'vitest';
import type { AccountKey } from '../../src/contract';
import { problemFrom, storeWith } from './store-in-process';

const key = (profileId: string, id: number): AccountKey => ({ profileId, kind: 'account', id });
const [a1, b1, c1] = [key('a', 1), key('b', 1), key('c', 1)];
const [a2, b2] = [key('a', 2), key('b', 2)];

function paired(...pairings: readonly (readonly AccountKey[])[]) {
  const { methods } = storeWith('a', 'b', 'c');
  for (const accounts of pairings) methods.pairAccounts(accounts);
  return { methods, now: () => methods.listPairings().map(({ accounts }) => accounts) };
}

describe('pairings', () => {
  it('are listed from oldest to newest, with their accounts in the given order', () => {
    expect(paired([b1, a1], [a2, b2]).now()).toEqual([
      [b1, a1],
      [a2, b2],
    ]);
  });

  it('lose an account that is paired with another, and dissolve when only one is left', () => {
    const { methods, now } = paired([a1, b1, c1]);
    methods.pairAccounts([a1, b2]);
    expect(now()).toEqual([
      [b1, c1],
      [a1, b2],
    ]);
    methods.pairAccounts([b1, a2]);
    expect(now()).toEqual([
      [a1, b2],
      [b1, a2],
    ]);
  });

  it('end when one of two accounts is removed, but not when one of three is', () => {
    const { methods, now } = paired([a1, b1, c1]);
    methods.unpairAccount(c1);
    expect(now()).toEqual([[a1, b1]]);
    methods.unpairAccount(b1);
    expect(now()).toEqual([]);
    methods.unpairAccount(b1);
  });

  it('keep an account that was deliberately left without a partner', () => {
    const { methods, now } = paired([a1], [a2, b2]);
    methods.unpairAccount(b2);
    expect(now()).toEqual([[a1]]);
    methods.unpairAccount(a1);
    expect(now()).toEqual([]);
  });

  it('contain an account only once, however often it is named', () => {
    expect(paired([a1, b1, a1]).now()).toEqual([[a1, b1]]);
  });

  it('lose the accounts of a removed profile, and dissolve when only one is left', () => {
    const { methods, now } = paired([a1, b1], [a2, b2, c1]);
    methods.removeProfile('a');
    expect(now()).toEqual([[b2, c1]]);
  });

  it('change nothing when a profile does not exist', () => {
    const { methods, now } = paired([a1, b1]);
    expect(problemFrom(() => methods.pairAccounts([a1, key('nobody', 1)])).code).toBe('notFound');
    expect(now()).toEqual([[a1, b1]]);
  });
});
