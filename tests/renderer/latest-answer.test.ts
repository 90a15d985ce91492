import { describe, expect, it } from 'vitest';
import { createProblem, type Result } from '../../src/contract';
import {
  answered,
  askedAnother,
  askedFirst,
  LatestAnswer,
} from '../../src/renderer/ui/requests/latest-answer';

const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Requests that are answered one by one, in any order. */
function requests() {
  const shown: string[] = [];
  const sent: { signal: AbortSignal; answer: (value: string) => Promise<void> }[] = [];
  const latest = new LatestAnswer<string>();
  const send = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve) => {
      const answer = (value: string): Promise<void> => {
        resolve(value);
        return settle();
      };
      sent.push({ signal, answer });
    });
  const ask = (): void => {
    latest.ask(send, (value) => shown.push(value));
  };
  const askInTurn = (): Promise<void> => {
    latest.askInTurn(send, (value) => shown.push(value));
    return settle();
  };
  const nth = (index: number) => {
    const request = sent[index];
    if (request === undefined) throw new Error(`request ${index} was not sent`);
    return request;
  };
  return { latest, ask, askInTurn, nth, sent, shown };
}

describe('the latest answer', () => {
  it('is not replaced by an older answer that arrives later', async () => {
    const { ask, nth, shown } = requests();
    ask();
    ask();
    await nth(1).answer('newer');
    await nth(0).answer('older');
    expect(shown).toEqual(['newer']);
  });

  it('is still awaited when an older answer arrives first', async () => {
    const { ask, nth, shown } = requests();
    ask();
    ask();
    await nth(0).answer('older');
    expect(shown).toEqual([]);
    await nth(1).answer('newer');
    expect(shown).toEqual(['newer']);
  });

  it('cancels the request before it, but not its own', () => {
    const { ask, nth } = requests();
    ask();
    ask();
    expect([nth(0).signal.aborted, nth(1).signal.aborted]).toEqual([true, false]);
  });

  it('is asked for once the one before has come, and not for what changed meanwhile', async () => {
    const { askInTurn, nth, sent, shown } = requests();
    await askInTurn();
    await askInTurn();
    await askInTurn();
    expect(sent).toHaveLength(1);
    await nth(0).answer('m');
    expect(sent).toHaveLength(2);
    await nth(1).answer('mar');
    expect(shown).toEqual(['mar']);
  });

  it('is not asked for in turn after it was dropped', async () => {
    const { latest, askInTurn, nth, sent } = requests();
    await askInTurn();
    await askInTurn();
    latest.drop();
    await nth(0).answer('m');
    expect(sent).toHaveLength(1);
  });

  it('does not arrive after it was dropped', async () => {
    const { latest, ask, nth, shown } = requests();
    ask();
    latest.drop();
    await nth(0).answer('late');
    expect(shown).toEqual([]);
    ask();
    await nth(1).answer('next');
    expect(shown).toEqual(['next']);
  });
});

const problem = createProblem('offline', 'No connection.');
const success: Result<string> = { ok: true, value: 'rows' };
const failure: Result<string> = { ok: false, problem };

describe('the answer that is shown', () => {
  const shown = answered(askedFirst<string>('one'), success);

  it('is empty until the first answer arrives', () => {
    expect(askedFirst('one')).toMatchObject({ value: null, problem: null, busy: true });
    expect(shown).toMatchObject({ value: 'rows', problem: null, busy: false });
  });

  it('is never the answer to another question', () => {
    expect(askedAnother(shown, 'two', false)).toEqual(askedFirst('two'));
  });

  it('is marked as the answer to the previous question while it is kept', () => {
    const next = askedAnother(shown, 'two', true);
    expect(next).toMatchObject({ value: 'rows', busy: true, isPreviousData: true });
    expect(answered(next, success)).toMatchObject({ value: 'rows', isPreviousData: false });
  });

  it('disappears when the next question fails, so that it does not appear under that question', () => {
    const next = answered(askedAnother(shown, 'two', true), failure);
    expect(next).toMatchObject({ value: null, problem, busy: false, isPreviousData: false });
  });

  it('stays when the same question fails later', () => {
    expect(answered(shown, failure)).toMatchObject({ value: 'rows', problem });
  });
});
