/** What an export holds of the rows that it has written: nothing, however many there are. */
import { expect, it } from 'vitest';
import { untilAborted } from '../../src/main/export/until-aborted';
import { collectGarbage } from '../../src/main/lock/collect-garbage';

const BATCHES = 50;

it('keeps no batch that was written', async () => {
  const made: WeakRef<object>[] = [];
  async function* batches(): AsyncGenerator<object> {
    for (let at = 0; at < BATCHES; at += 1) {
      const batch = { at };
      made.push(new WeakRef(batch));
      yield await Promise.resolve(batch);
    }
  }
  const reading = untilAborted(batches(), new AbortController().signal);
  for (let at = 0; at < BATCHES; at += 1) await reading.next();
  // References of this turn are kept until it ends.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  // The generators may still hold their last ones.
  expect(made.filter((each) => each.deref() !== undefined).length).toBeLessThan(5);
  await reading.return();
});
