/** Rows come in pieces, and a comparison can be ended on the way. */
import { describe, expect, it } from 'vitest';
import { instanceFilterSchema, matchRuleSchema, ProblemError } from '../../../src/contract';
import { collectInstanceRows, compareInstances } from '../../../src/main/comparison/engine';
import { of, summary } from './instances';
import { emptySummary } from '../../../src/main/comparison/engine/instances/summary-counter';

const input = {
  instances: of(
    Array.from({ length: 450 }, (_, id) => summary(`S${id}`, [], { id })),
    [summary('S1')],
  ),
  rule: matchRuleSchema.parse({}),
  filter: instanceFilterSchema.parse({}),
  baseline: null,
};

describe('the pieces of a comparison', () => {
  it('contain a limited number of rows, and each row once', async () => {
    const sizes: number[] = [];
    const { rows, summary: counts } = await collectInstanceRows(input, {
      pieceSize: 200,
      onRows: ({ length }) => sizes.push(length),
    });
    expect(sizes).toEqual([200, 200, 50]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(450);
    expect(counts).toMatchObject({ rows: 450, shown: 450 });
  });

  it('arrive before the last row is compared', async () => {
    const pieces = compareInstances(input, { pieceSize: 10 });
    expect((await pieces.next()).value).toHaveLength(10);
    await pieces.return(emptySummary([]));
  });

  it('end with a cancellation when the comparison is cancelled', async () => {
    const cancel = new AbortController();
    const ended = collectInstanceRows(input, {
      pieceSize: 1,
      signal: cancel.signal,
      onRows: () => {
        cancel.abort();
      },
    });
    const problem = await ended.then(
      () => null,
      (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
    );
    expect(problem).toBe('cancelled');
  });
});
