import { describe, expect, test } from 'vitest';
import type { InstancesSummary, MatchGuess } from '../../src/contract';
import {
  cutMiddle,
  withoutCommonStart,
} from '../../src/renderer/features/compare/instances/cut-middle';
import { summaryParts } from '../../src/renderer/features/compare/instances/summary/summary-parts';
import { defaultInstancesComparison, sharedRows } from '../../src/renderer/state/comparison';
import {
  effectiveRule,
  withChosenRule,
  withGuessedWord,
  withGuessInstead,
  withGuessKept,
} from '../../src/renderer/state/match-guess';

describe('the label of a narrow column', () => {
  test('leaves out the words with which all labels begin', () => {
    expect(withoutCommonStart(['Kestrel Bay · Dev', 'Kestrel Bay · Prod'])).toEqual([
      'Dev',
      'Prod',
    ]);
    expect(withoutCommonStart(['Acme', 'Acme Dev'])).toEqual(['Acme', 'Acme Dev']);
    expect(withoutCommonStart(['North', 'South'])).toEqual(['North', 'South']);
    expect(withoutCommonStart(['Acme Dev'])).toEqual(['Acme Dev']);
  });

  test('is cut in its middle', () => {
    expect(cutMiddle('North · Production', 9)).toBe('Nort…tion');
    expect(cutMiddle('North', 9)).toBe('North');
  });
});

const summary = {
  providers: [
    { dataProviderType: 'a', rows: 5, single: 1, different: 1 },
    { dataProviderType: 'b', rows: 9, single: 0, different: 4 },
    { dataProviderType: 'c', rows: 9, single: 9, different: 0 },
  ],
  fields: [{ name: 'role', rows: 3 }],
  instances: [{ profileId: 'p1', label: 'One', differing: 2 }],
} as unknown as InstancesSummary;

describe('the bars of what differs', () => {
  test('are the longest first, without those of nothing, and filter the rows that they count', () => {
    const [providers, fields, instances] = summaryParts(summary, sharedRows, { b: 'Bee' });
    expect(providers?.bars.map(({ label, rows }) => [label, rows])).toEqual([
      ['Bee', 4],
      ['a', 1],
    ]);
    expect(providers?.bars[0]?.filter).toEqual({
      ...sharedRows,
      dataProviderTypes: ['b'],
      differencesOnly: true,
    });
    expect(fields?.bars[0]?.filter).toEqual({ ...sharedRows, field: 'role' });
    expect(instances?.bars[0]?.filter).toEqual({ ...sharedRows, profileId: 'p1' });
  });

  test('take their filter away when they are chosen', () => {
    const chosen = {
      ...sharedRows,
      dataProviderTypes: ['b'],
      differencesOnly: true,
      field: 'role',
      profileId: 'p1',
    };
    for (const { bars } of summaryParts(summary, chosen, {})) expect(bars[0]?.chosen).toBe(true);
    const [providers, fields, instances] = summaryParts(summary, chosen, {});
    expect(providers?.bars[0]?.filter).toMatchObject({
      dataProviderTypes: null,
      differencesOnly: false,
    });
    expect(fields?.bars[0]?.filter.field).toBeNull();
    expect(instances?.bars[0]?.filter.profileId).toBeNull();
  });
});

describe('guessed words', () => {
  const comparison = defaultInstancesComparison(['p1', 'p2']);
  const guess: MatchGuess = {
    words: [
      { word: 'dev', on: true, matched: 2 },
      { word: 'prod', on: false, matched: 1 },
    ],
    matched: 2,
  };

  test('become the rule of the person who changes the rule, and nothing is guessed beside it', () => {
    expect(effectiveRule(comparison, guess).environmentWords).toEqual(['dev']);
    const changed = withChosenRule(comparison, guess, { suffixes: ['(old)'] });
    expect(changed).toMatchObject({
      guess: null,
      rule: { environmentWords: ['dev'], suffixes: ['(old)'] },
    });
    expect(effectiveRule(changed, guess)).toBe(changed.rule);
    expect(withGuessInstead(changed)).toEqual(comparison);
  });

  test('stay guessed when only the case of letters is chosen', () => {
    const { rule, guess: asked } = withChosenRule(comparison, guess, { ignoreCase: false });
    expect(rule).toEqual({ ...comparison.rule, ignoreCase: false });
    expect(asked).toEqual(comparison.guess);
  });

  test('are switched off one by one, and kept in what is saved', () => {
    const off = withGuessedWord(comparison, 'dev', false);
    expect(off.guess?.off).toEqual(['dev']);
    expect(withGuessedWord(off, 'dev', true)).toEqual(comparison);
    expect(withGuessKept(off, guess).guess).toEqual({ off: ['dev'], words: ['dev', 'prod'] });
  });
});
