import { describe, expect, it, vi } from 'vitest';
import { create } from 'zustand';
import { problem, type Result } from '../../../src/contract';
import { PAGE, Pager, rowAt, unasked, type Paged } from '../../../src/renderer/state/paged';

type Answer = Result<{ total: number; rows: readonly string[] }>;

/** A pager whose questions are answered one by one, in any order. */
function pager() {
  const store = create<Paged<string>>(() => ({ ...unasked }));
  const questions: { offset: number; answer: (answer: Answer) => Promise<void> }[] = [];
  const pages = new Pager<string>(
    store,
    ({ offset }) =>
      new Promise<Answer>((resolve) => {
        const answer = async (value: Answer): Promise<void> => {
          resolve(value);
          await new Promise((done) => setImmediate(done));
        };
        questions.push({ offset, answer });
      }),
  );
  const nth = (place: number) => {
    const question = questions[place];
    if (question === undefined) throw new Error(`question ${place} was not asked`);
    return question;
  };
  return { store, questions, nth, pages };
}

const rows = (...values: string[]): Answer => ({
  ok: true,
  value: { total: 2 * PAGE, rows: values },
});

describe('a long answer by page', () => {
  it('asks for the pages on screen that are missing, once', async () => {
    const { store, nth, questions, pages } = pager();
    pages.anew();
    await nth(0).answer(rows('first'));
    pages.show(0, PAGE + 3);
    pages.show(0, PAGE + 3);
    expect(questions.map(({ offset }) => offset)).toEqual([0, PAGE]);
    await nth(1).answer(rows('second'));
    expect(rowAt(store.getState().pages, PAGE)).toBe('second');
    expect(rowAt(store.getState().pages, 0)).toBe('first');
  });

  it('drops the answer to a question that is no longer asked', async () => {
    const { store, nth, pages } = pager();
    pages.anew();
    pages.anew();
    await nth(1).answer(rows('now'));
    await nth(0).answer(rows('before'));
    expect(rowAt(store.getState().pages, 0)).toBe('now');
  });

  it('answers no more from the first key on, and asks when the typing rests', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store, nth, questions, pages } = pager();
    pages.anew();
    pages.anewSoon();
    pages.anewSoon();
    await nth(0).answer(rows('before'));
    expect(store.getState().loading).toBe(true);
    expect(rowAt(store.getState().pages, 0)).toBeUndefined();
    expect(questions).toHaveLength(1);
    vi.runAllTimers();
    vi.useRealTimers();
    expect(questions).toHaveLength(2);
    await nth(1).answer(rows('now'));
    expect(store.getState().loading).toBe(false);
    expect(rowAt(store.getState().pages, 0)).toBe('now');
  });

  it('keeps what is on screen while it is read again, and where the user is', async () => {
    const { store, nth, pages } = pager();
    pages.anew();
    await nth(0).answer(rows('old'));
    const { question } = store.getState();
    pages.refresh();
    expect(rowAt(store.getState().pages, 0)).toBe('old');
    expect(store.getState().loading).toBe(true);
    await nth(1).answer(rows('new'));
    expect(rowAt(store.getState().pages, 0)).toBe('new');
    expect(store.getState().question).toBe(question);
  });

  it('keeps the Problem until an answer comes', async () => {
    const { store, nth, pages } = pager();
    pages.anew();
    await nth(0).answer({ ok: false, problem: problem('storeUnavailable', 'It is closed.') });
    expect(store.getState().problem?.code).toBe('storeUnavailable');
    pages.refresh();
    await nth(1).answer(rows('back'));
    expect(store.getState().problem).toBeNull();
  });
});
