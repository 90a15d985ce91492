/** Long lists of an answer go to the page in parts, and are there again when the page has all of them. */
import { describe, expect, it } from 'vitest';
import { takeApart } from '../../src/main/api/list-parts';
import { ListParts } from '../../src/renderer/api/list-parts';

const list = (count: number) => Array.from({ length: count }, (_, id) => ({ id, notes: ['a'] }));
const answerOf = (value: unknown) => ({ ok: true as const, value });

describe('an answer with long lists', () => {
  const value = { id: 'r', items: list(1201), groups: { same: { accounts: list(501) } }, few: [1] };

  it('has none of more than 500 items, and no part has more', () => {
    const { head, parts } = takeApart(answerOf(value));
    expect(head).toEqual(
      answerOf({ id: 'r', items: [], groups: { same: { accounts: [] } }, few: [1] }),
    );
    expect(parts.map(({ path, items }) => [path.join('.'), items.length])).toEqual([
      ['items', 500],
      ['items', 500],
      ['items', 201],
      ['groups.same.accounts', 500],
      ['groups.same.accounts', 1],
    ]);
    expect(value.items).toHaveLength(1201);
  });

  it('is whole again in the page, whether the parts come before it or after', async () => {
    for (const early of [5, 2, 0]) {
      const { head, parts } = structuredClone(takeApart(answerOf(value)));
      const received = new ListParts();
      for (const part of parts.slice(0, early)) received.add(part);
      const whole = received.complete({ ...head, parts: parts.length });
      for (const part of parts.slice(early)) received.add(part);
      expect(await whole).toEqual(answerOf(value));
    }
  });
});

describe('an answer without long lists', () => {
  it.each([
    answerOf({ items: list(500) }),
    answerOf(null),
    answerOf('text'),
    { ok: false as const, problem: { code: 'notFound' } as never },
  ])('stays as it is, and nobody waits for parts', async (answer) => {
    const { head, parts } = takeApart(answer);
    expect(parts).toEqual([]);
    expect(head).toEqual(answer);
    expect(await new ListParts().complete(head)).toEqual(answer);
  });
});
