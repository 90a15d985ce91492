/** The rows of the lists of access tokens: their order, what they say, and which are shown. */
import { describe, expect, it } from 'vitest';
import { createProblem, type ResponseFor, type ShownToken } from '../../src/contract';
import {
  endLook,
  notListed,
  ownerText,
  toListedTokens,
  toUsedTokens,
  usedLook,
} from '../../src/renderer/features/tokens/token-rows';
import type { InstanceTokens } from '../../src/renderer/state/access-tokens';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const everything = { text: '', withinDays: null, now: NOW };

const token = (id: string, days: number | null, more: Partial<ShownToken> = {}): ShownToken => ({
  id,
  name: `token ${id}`,
  ownerId: '7',
  ownerName: null,
  expires: days === null ? null : NOW + days * DAY,
  usedByLatchkey: 'no',
  ...more,
});

type Answer = ResponseFor<'tokens.list'>;
const read = (own: Answer['own'], tokens: ShownToken[]): InstanceTokens => ({
  answer: { own, tokens, readAt: NOW },
  problem: null,
  busy: false,
});
const known = (days: number): Answer['own'] => ({
  state: 'known',
  earliest: NOW + days * DAY,
  latest: NOW + days * DAY,
});
const refused: Answer['own'] = { state: 'refused', earliest: null, latest: null };
const dead: InstanceTokens = {
  answer: null,
  problem: createProblem('offline', 'It cannot be reached.'),
  busy: false,
};

const instances = ['late', 'dead', 'refused', 'soon', 'new'].map((id) => ({ id, label: id }));
const all = new Map<string, InstanceTokens>([
  ['late', read(known(400), [token('a', 400), token('b', null)])],
  ['dead', dead],
  ['refused', read(refused, [])],
  ['soon', read({ ...known(6.5), state: 'between' }, [token('c', 2, { ownerName: 'Ann Ó' })])],
]);

describe('the rows of access tokens', () => {
  it('begin with what ends first, and end with what is not known', () => {
    const used = toUsedTokens(instances, all, everything);
    expect(used.map(({ label }) => label)).toEqual(['soon', 'late', 'dead', 'refused', 'new']);
    const listed = toListedTokens(instances, all, everything);
    expect(listed.map((row) => row.token.id)).toEqual(['c', 'a', 'b']);
  });

  it('are those within the days, to which an end that nobody knows does not belong', () => {
    const within = { ...everything, withinDays: 7 };
    expect(toUsedTokens(instances, all, within).map(({ label }) => label)).toEqual(['soon']);
    expect(toListedTokens(instances, all, within)).toHaveLength(1);
    expect(toListedTokens(instances, all, { ...within, withinDays: 2 })).toHaveLength(0);
  });

  it('are found by words of name, owner and instance', () => {
    const find = (text: string) =>
      toListedTokens(instances, all, { ...everything, text }).map((row) => row.token.id);
    expect([find('ann o'), find('token late'), find('user 7'), find('nobody')]).toEqual([
      ['c'],
      ['a', 'b'],
      ['a', 'b'],
      [],
    ]);
  });

  it('say how near the end is by the levels of warnings, and never more than is known', () => {
    const texts = [-1, 0.5, 5, 20, 31].map((days) => endLook(NOW + days * DAY, NOW).text);
    expect(texts).toEqual(['expired', 'within 1 day', 'within 7 days', 'within 30 days', 'later']);
    expect(endLook(null, NOW)).toEqual({ tone: 'quiet', text: 'not known' });
    const words = toUsedTokens(instances, all, everything).map((row) => usedLook(row, NOW).text);
    expect(words).toEqual([
      'perhaps within 7 days',
      'later',
      'offline',
      'no permission',
      'not read yet',
    ]);
    const [first] = toUsedTokens(instances, all, everything);
    expect(first && usedLook({ ...first, busy: true }, NOW).text).toBe('asking Domo…');
    expect([token('d', 1), token('d', 1, { ownerId: null })].map(ownerText)).toEqual([
      'user 7',
      'not told',
    ]);
  });

  it('name the instances that the lists lack: failed ones first, then refused ones', () => {
    const used = toUsedTokens(instances, all, everything);
    expect(notListed(used).map(({ label }) => label)).toEqual(['dead', 'refused']);
  });
});
