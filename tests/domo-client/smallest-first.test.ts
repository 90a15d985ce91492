/** Large answers are parsed one after the other, and the smallest of those that wait first. */
import { expect, it } from 'vitest';
import { SmallestFirst } from '../../src/main/domo/parse/smallest-first';

it('what waits goes by size, and what is as large by its order', async () => {
  const queue = new SmallestFirst();
  const begun: string[] = [];
  let open = (): void => undefined;
  const first = queue.run(
    900,
    () =>
      new Promise<void>((resolve) => {
        begun.push('first');
        open = resolve;
      }),
  );
  const note = (name: string, size: number) =>
    queue.run(size, () => {
      begun.push(name);
      return Promise.resolve();
    });
  const others = [note('list', 500), note('page', 20), note('another page', 20)];
  open();
  await Promise.all([first, ...others]);
  expect(begun).toEqual(['first', 'page', 'another page', 'list']);
});

it('only one is under way, also when work comes as another ends, and a failure stops none', async () => {
  const queue = new SmallestFirst();
  let [underWay, most] = [0, 0];
  const work = async (fails: boolean): Promise<void> => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    if (fails) throw new Error('Not parsed.');
  };
  const ends = await Promise.allSettled(
    Array.from({ length: 20 }, async (_, index) => {
      for (let wait = 0; wait < index; wait++) await Promise.resolve();
      await queue.run(index % 3, () => work(index === 4));
    }),
  );
  expect(most).toBe(1);
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
