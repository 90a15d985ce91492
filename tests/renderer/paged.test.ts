import { describe, expect, it } from 'vitest';
import { create } from 'zustand';
import { createProblem, type Result } from '../../src/contract';
import {
  findRowIndex,
  PAGE_SIZE,
  Pager,
  rowAt,
  initialPagedRows,
  type PagedRows,
} from '../../src/renderer/state/paged-rows';

const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

type Answer = Result<{ total: number; rows: readonly string[] }>;

/** A pager whose questions are answered one by one, in any order. */
function pager() {
  const store = create<PagedRows<string>>(() => ({ ...initialPagedRows }));
  const questions: {
    offset: number;
    signal: AbortSignal;
    answer: (answer: Answer) => Promise<void>;
  }[] = [];
  const pages = new Pager<string>(
    store,
    ({ offset }, signal) =>
      new Promise<Answer>((resolve) => {
        const answer = (value: Answer): Promise<void> => {
          resolve(value);
          return settle();
        };
        questions.push({ offset, signal, answer });
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
  value: { total: 2 * PAGE_SIZE, rows: values },
});

describe('a long list that is read page by page', () => {
  it('requests the missing pages on screen, each once', async () => {
    const { store, nth, questions, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('first'));
    pages.setVisible(0, PAGE_SIZE + 3);
    pages.setVisible(0, PAGE_SIZE + 3);
    expect(questions.map(({ offset }) => offset)).toEqual([0, PAGE_SIZE]);
    await nth(1).answer(rows('second'));
    expect(rowAt(store.getState().pages, PAGE_SIZE)).toBe('second');
    expect(rowAt(store.getState().pages, 0)).toBe('first');
  });

  it('drops the answer to a question that is no longer asked', async () => {
    const { store, nth, pages } = pager();
    pages.reload();
    pages.reload();
    await nth(1).answer(rows('now'));
    await nth(0).answer(rows('before'));
    expect(rowAt(store.getState().pages, 0)).toBe('now');
  });

  it('cancels a question that is no longer asked, and leaves the others of its query', async () => {
    const { nth, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('first'));
    pages.setVisible(0, PAGE_SIZE + 3);
    expect([nth(0).signal.aborted, nth(1).signal.aborted]).toEqual([false, false]);
    pages.reload();
    expect([nth(1).signal.aborted, nth(2).signal.aborted]).toEqual([true, false]);
    pages.reloadAsTyped();
    expect(nth(2).signal.aborted).toBe(true);
  });

  it('asks for the first letter at once, and for the latest text alone when that is answered', async () => {
    const { store, nth, questions, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('all'));
    pages.reloadAsTyped();
    await settle();
    expect(questions).toHaveLength(2);
    pages.reloadAsTyped();
    pages.reloadAsTyped();
    await settle();
    expect(questions).toHaveLength(2);
    await nth(1).answer(rows('of the first letter'));
    expect(questions).toHaveLength(3);
    // Of another text than what is in the field now: it is not shown.
    expect(store.getState()).toMatchObject({ loading: true, isPreviousData: true });
    expect(rowAt(store.getState().pages, 0)).toBe('all');
    await nth(2).answer(rows('now'));
    expect(store.getState()).toMatchObject({ loading: false, isPreviousData: false });
    expect(rowAt(store.getState().pages, 0)).toBe('now');
  });

  it('answers what was typed before it reads again what a sync has changed', async () => {
    const { store, nth, questions, pages } = pager();
    pages.reloadAsTyped();
    await settle();
    pages.refreshInTurn();
    await settle();
    expect(questions).toHaveLength(1);
    expect(nth(0).signal.aborted).toBe(false);
    await nth(0).answer(rows('typed'));
    expect(rowAt(store.getState().pages, 0)).toBe('typed');
    await nth(1).answer(rows('changed'));
    expect(rowAt(store.getState().pages, 0)).toBe('changed');
  });

  it('does not ask for a typed text any more once something else was asked', async () => {
    const { nth, questions, pages } = pager();
    pages.reloadAsTyped();
    await settle();
    pages.reloadAsTyped();
    pages.reload();
    expect(questions).toHaveLength(2);
    await nth(0).answer(rows('of the first letter'));
    expect(questions).toHaveLength(2);
  });

  it('keeps its rows and its position on screen while it is read again', async () => {
    const { store, nth, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('old'));
    const { queryVersion } = store.getState();
    void pages.refresh();
    expect(rowAt(store.getState().pages, 0)).toBe('old');
    expect(store.getState().loading).toBe(true);
    await nth(1).answer(rows('new'));
    expect(rowAt(store.getState().pages, 0)).toBe('new');
    expect(store.getState().queryVersion).toBe(queryVersion);
  });

  it('shows a Problem until an answer arrives', async () => {
    const { store, nth, pages } = pager();
    pages.reload();
    await nth(0).answer({ ok: false, problem: createProblem('storeUnavailable', 'It is closed.') });
    expect(store.getState().problem?.code).toBe('storeUnavailable');
    void pages.refresh();
    await nth(1).answer(rows('back'));
    expect(store.getState().problem).toBeNull();
  });

  const closed: Answer = { ok: false, problem: createProblem('storeUnavailable', 'It is closed.') };

  it('removes the rows of the previous question when the next one fails, and shows its later answer from the top', async () => {
    const { store, nth, questions, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('before'));
    const { queryVersion } = store.getState();
    pages.setVisible(PAGE_SIZE, PAGE_SIZE + 20);
    await nth(1).answer(rows('further down'));
    pages.reload();
    // Until it is answered, what is there stays where it is, and is said not to answer.
    expect(store.getState()).toMatchObject({ isPreviousData: true, queryVersion });
    await nth(2).answer(closed);
    expect(store.getState()).toMatchObject({ total: null, pages: {}, isPreviousData: false });
    expect(store.getState().problem?.code).toBe('storeUnavailable');
    void pages.refresh();
    expect(questions.at(-1)?.offset).toBe(0);
    await nth(3).answer(rows('now'));
    expect(store.getState()).toMatchObject({ problem: null, queryVersion: queryVersion + 1 });
  });

  it('keeps its rows on screen when reading them again fails', async () => {
    const { store, nth, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('old'));
    void pages.refresh();
    await nth(1).answer(closed);
    expect(rowAt(store.getState().pages, 0)).toBe('old');
    expect(store.getState()).toMatchObject({ loading: false, total: 2 * PAGE_SIZE });
  });

  it('shows that a page failed until that page is read, whatever other pages are read', async () => {
    const { store, nth, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('first'));
    pages.setVisible(PAGE_SIZE, 3 * PAGE_SIZE - 1);
    await nth(1).answer(closed);
    await nth(2).answer(rows('third'));
    expect(store.getState().problem?.code).toBe('storeUnavailable');
    pages.setVisible(PAGE_SIZE, 3 * PAGE_SIZE - 1);
    await nth(3).answer(rows('second'));
    expect(store.getState().problem).toBeNull();
    expect(rowAt(store.getState().pages, 0)).toBe('first');
  });

  it('replaces all rows on screen at once when it is read again', async () => {
    const { store, nth, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('first'));
    pages.setVisible(0, PAGE_SIZE);
    await nth(1).answer(rows('second'));
    void pages.refresh();
    await nth(2).answer(rows('first again'));
    expect(rowAt(store.getState().pages, 0)).toBe('first');
    expect(rowAt(store.getState().pages, PAGE_SIZE)).toBe('second');
    await nth(3).answer(rows('second again'));
    expect(rowAt(store.getState().pages, 0)).toBe('first again');
    expect(rowAt(store.getState().pages, PAGE_SIZE)).toBe('second again');
  });

  it('can show the answer to another question at the same position', async () => {
    const { store, nth, questions, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('first'));
    pages.setVisible(PAGE_SIZE, PAGE_SIZE + 20);
    await nth(1).answer(rows('second'));
    const { queryVersion } = store.getState();
    pages.reloadInPlace();
    expect(questions.at(-1)?.offset).toBe(PAGE_SIZE);
    expect(store.getState().isPreviousData).toBe(true);
    await nth(2).answer(rows('of another rule'));
    expect(store.getState()).toMatchObject({ isPreviousData: false, queryVersion });
  });

  it('finds a row by its key on any page that was read', async () => {
    const { store, nth, pages } = pager();
    pages.reload();
    await nth(0).answer(rows('first'));
    pages.setVisible(PAGE_SIZE, PAGE_SIZE + 1);
    await nth(1).answer(rows('other', 'wanted'));
    expect(findRowIndex(store.getState().pages, (row) => row === 'wanted')).toBe(PAGE_SIZE + 1);
    expect(findRowIndex(store.getState().pages, (row) => row === 'nowhere')).toBeUndefined();
  });

  it('counts the rows once when a page only knows how many there are at least', async () => {
    const store = create<PagedRows<string>>(() => ({ ...initialPagedRows }));
    const counts: { signal: AbortSignal; answer: (total: number) => void }[] = [];
    const atLeast = { total: PAGE_SIZE + 1, atLeast: true, rows: ['first'] };
    const pages = new Pager<string>(
      store,
      () => Promise.resolve({ ok: true, value: atLeast }),
      (signal) =>
        new Promise((resolve) => {
          counts.push({
            signal,
            answer: (total) => {
              resolve({ ok: true, value: { total } });
            },
          });
        }),
    );
    const settled = () => new Promise((done) => setImmediate(done));
    pages.reload();
    await settled();
    expect(store.getState()).toMatchObject({ total: PAGE_SIZE + 1, atLeast: true });
    pages.reload();
    await settled();
    expect(counts.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    counts[0]?.answer(7);
    await settled();
    expect(store.getState().atLeast).toBe(true);
    counts[1]?.answer(5000);
    await settled();
    expect(store.getState()).toMatchObject({ total: 5000, atLeast: false });
    // A page that comes later knows less.
    pages.setVisible(PAGE_SIZE, PAGE_SIZE + 3);
    await settled();
    expect(store.getState()).toMatchObject({ total: 5000, atLeast: false });
    expect(counts).toHaveLength(2);
  });
});
