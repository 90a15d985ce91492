/** Work over a list: how much of it is under way at once, and what a failure does to the rest. */
import { expect, it } from 'vitest';
import { runOverlapping } from '../../src/main/sync/parallel-work';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Pieces of work that the test lets go on and ends itself. */
function pieces(count: number, width: number) {
  const begun: number[] = [];
  const letNext = new Map<number, () => void>();
  const ends = new Map<number, { done: () => void; fail: (error: Error) => void }>();
  const items = Array.from({ length: count }, (_, index) => index);
  const all = runOverlapping(
    items,
    width,
    (item, next) =>
      new Promise((done, fail) => {
        begun.push(item);
        letNext.set(item, next);
        ends.set(item, { done, fail });
      }),
  );
  all.catch(() => undefined);
  return {
    all,
    begun,
    letNext: async (item: number) => {
      letNext.get(item)?.();
      await nextTurn();
    },
    end: async (item: number) => {
      ends.get(item)?.done();
      await nextTurn();
    },
    fail: async (item: number) => {
      ends.get(item)?.fail(new Error(`No. ${item} failed.`));
      await nextTurn();
    },
  };
}

it('as many as the width are begun, and the next when one ends', async () => {
  const work = pieces(4, 2);
  await nextTurn();
  expect(work.begun).toEqual([0, 1]);
  await work.end(1);
  expect(work.begun).toEqual([0, 1, 2]);
});

it('the next is begun when one lets it, although it has not ended', async () => {
  const work = pieces(5, 1);
  await work.letNext(0);
  expect(work.begun).toEqual([0, 1]);
  await work.letNext(1);
  expect(work.begun).toEqual([0, 1, 2]);
});

it('no more than three of a worker are under way, whatever they let', async () => {
  const work = pieces(9, 1);
  for (const item of [0, 1, 2]) await work.letNext(item);
  expect(work.begun).toEqual([0, 1, 2]);
  await work.end(0);
  expect(work.begun).toEqual([0, 1, 2, 3]);
});

it('it ends when all have ended, and fails as one did, after the others', async () => {
  const work = pieces(3, 3);
  let over = false;
  const watched = work.all.finally(() => {
    over = true;
  });
  watched.catch(() => undefined);
  for (const item of [0, 1, 2]) await work.letNext(item);
  await work.fail(1);
  await work.end(0);
  expect(over).toBe(false);
  await work.end(2);
  await expect(watched).rejects.toThrow('No. 1 failed.');
});

it('a failure of one that let the next begin is not lost', async () => {
  const work = pieces(2, 1);
  await work.letNext(0);
  await work.fail(0);
  await work.end(1);
  await expect(work.all).rejects.toThrow('No. 0 failed.');
});
