/** What is asked before quitting, and what the taskbar shows. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createProblem, type Progress, type Result } from '../../src/contract';
import { jobKindOf, buildQuitQuestion, Taskbar } from '../../src/main/desktop/running-jobs';

describe('the jobs of Latchkey', () => {
  it.each([
    ['inventory.sync', 'sync'],
    ['inventory.export', 'export'],
    ['activity.export', 'export'],
    ['account.create', 'write'],
    ['account.delete', 'write'],
    ['app.downloadUpdate', 'update'],
    ['inventory.search', null],
    ['account.config', null],
    ['profile.update', null],
    ['nonsense', null],
  ])('include %s as %s', (operation, job) => {
    expect(jobKindOf(operation)).toBe(job);
  });

  it('need no question before quitting when none is running', () => {
    expect(buildQuitQuestion([])).toBeNull();
    expect(buildQuitQuestion(['inventory.search', 'app.status'])).toBeNull();
  });

  it('are explained in the question before quitting, the most serious first', () => {
    expect(buildQuitQuestion(['inventory.sync'])).toEqual({
      message: 'A sync is running. Quit and cancel it?',
      detail: 'Latchkey keeps the data that it has read so far.',
    });
    const both = buildQuitQuestion(['inventory.sync', 'account.delete']);
    expect(both?.message).toBe('A change in Domo is running. Quit and cancel it?');
    expect(both?.detail).toContain('outcome may become unknown');
    expect(both?.detail).toContain('A sync is running.');
  });
});

describe('the taskbar', () => {
  let shown: [number, string | undefined][];
  let focused: boolean;
  let onFocus: (() => void) | null;
  let bar: Taskbar;
  const progress = (profileId: string, done: number, total: number | null): Progress => ({
    profileId,
    done,
    total,
    phase: 'details',
    waitingUntil: null,
  });
  const ended = (outcome: string): Result<unknown> => ({
    ok: true,
    value: { results: [{ outcome }] },
  });

  beforeEach(() => {
    shown = [];
    focused = false;
    onFocus = null;
    make('win32');
  });

  const make = (platform: NodeJS.Platform): void => {
    const window = {
      setProgressBar: (share: number, options?: { readonly mode?: string }) => {
        shown.push([share, options?.mode]);
      },
      isDestroyed: () => false,
      isFocused: () => focused,
      once: ((_event: string, listener: () => void) => {
        onFocus = listener;
      }) as never,
    };
    bar = new Taskbar(() => window, platform);
  };

  it('shows a sync from beginning to end', () => {
    bar.begin('a', 'inventory.sync');
    bar.progress('a', progress('p', 1, 4));
    bar.progress('a', progress('q', 1, 4));
    bar.end('a', ended('done'));
    expect(shown).toEqual([
      [2, 'indeterminate'],
      [0.25, 'normal'],
      [0.25, 'normal'],
      [-1, 'none'],
    ]);
  });

  it('shows nothing for calls that are not jobs', () => {
    bar.begin('a', 'inventory.search');
    bar.progress('a', progress('p', 1, 4));
    bar.end('a', { ok: false, problem: createProblem('offline', 'No.') });
    expect(shown).toEqual([]);
  });

  it.each([
    ['as a whole', { ok: false, problem: createProblem('offline', 'No.') } as const],
    ['in an instance', ended('failed')],
  ])('keeps a failure %s until somebody looks', (_what, result) => {
    bar.begin('a', 'inventory.sync');
    bar.end('a', result);
    expect(shown.at(-1)).toEqual([1, 'error']);
    onFocus?.();
    expect(shown.at(-1)).toEqual([-1, 'none']);
  });

  it('shows no failure while the window is visible, and none for a cancelled job', () => {
    focused = true;
    bar.begin('a', 'inventory.sync');
    bar.end('a', ended('failed'));
    expect(shown.at(-1)).toEqual([-1, 'none']);
    focused = false;
    bar.begin('b', 'inventory.sync');
    bar.end('b', { ok: false, problem: createProblem('cancelled', 'It was cancelled.') });
    expect(shown.at(-1)).toEqual([-1, 'none']);
  });

  it('continues while another job runs', () => {
    bar.begin('a', 'inventory.sync');
    bar.begin('b', 'account.rename');
    bar.end('a', ended('failed'));
    expect(shown.at(-1)).toEqual([2, 'indeterminate']);
    bar.end('b', { ok: true, value: {} });
    expect(shown.at(-1)).toEqual([-1, 'none']);
  });

  it('shows the progress of a job on Linux until it ends', () => {
    make('linux');
    bar.begin('a', 'inventory.sync');
    bar.progress('a', progress('p', 0, 4));
    bar.progress('a', progress('p', 2, 4));
    bar.progress('a', progress('p', 4, 4));
    bar.end('a', ended('done'));
    expect(shown.map(([share]) => share)).toEqual([0.01, 0.01, 0.5, 0.99, -1]);
  });

  it('shows no failure on Linux, where it would look like a job that is still running', () => {
    make('linux');
    bar.begin('a', 'inventory.sync');
    bar.end('a', ended('failed'));
    expect(shown.at(-1)).toEqual([-1, 'error']);
    onFocus?.();
    expect(shown.at(-1)?.[0]).toBe(-1);
  });
});
