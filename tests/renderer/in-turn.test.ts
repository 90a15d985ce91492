import { describe, expect, it } from 'vitest';
import { InTurn } from '../../src/renderer/state/in-turn';

const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Requests that are answered one by one. */
function requests() {
  const turns = new InTurn();
  const sent: { name: string; answer: () => Promise<void> }[] = [];
  const ended: string[] = [];
  const ask = (name: string): Promise<void> => {
    const request = (): Promise<void> =>
      new Promise((resolve) => {
        sent.push({
          name,
          answer: () => {
            resolve();
            return settle();
          },
        });
      });
    void turns.run(request).then(() => ended.push(name));
    return settle();
  };
  return { ask, sent, ended };
}

describe('requests in turn', () => {
  it('are sent one after the other, and of those that wait only the latest', async () => {
    const { ask, sent } = requests();
    for (const name of ['first', 'second', 'third']) await ask(name);
    expect(sent.map(({ name }) => name)).toEqual(['first']);
    await sent[0]?.answer();
    expect(sent.map(({ name }) => name)).toEqual(['first', 'third']);
  });

  it('end for one that was never sent when the one that took its place is answered', async () => {
    const { ask, sent, ended } = requests();
    for (const name of ['first', 'second', 'third']) await ask(name);
    await sent[0]?.answer();
    expect(ended).toEqual(['first']);
    await sent[1]?.answer();
    expect(ended.toSorted()).toEqual(['first', 'second', 'third']);
  });

  it('are sent at once when nothing is under way', async () => {
    const { ask, sent } = requests();
    await ask('first');
    await sent[0]?.answer();
    await ask('second');
    expect(sent.map(({ name }) => name)).toEqual(['first', 'second']);
  });
});
