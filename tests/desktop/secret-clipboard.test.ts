/** A copied secret is taken out of the clipboard again, and nothing else is. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  SecretClipboard,
  selectionOf,
  type ClipboardAccess,
} from '../../src/main/desktop/secret-clipboard';

const SECRET = 'canary-copied';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A clipboard of the old kind, which answers at once, or of the new one. */
function board(kind: 'at once' | 'later'): ClipboardAccess & { text: string; clears: number } {
  const answer = <T>(value: T): T | Promise<T> =>
    kind === 'at once' ? value : Promise.resolve(value);
  const made = {
    text: 'before',
    clears: 0,
    readText: () => answer(made.text),
    writeText: (text: string) => {
      made.text = text;
      return answer(undefined);
    },
    clear: () => {
      made.text = '';
      made.clears += 1;
      return answer(undefined);
    },
  };
  return made;
}

describe.each(['at once', 'later'] as const)('a clipboard that answers %s', (kind) => {
  it('holds the secret until its time is over', async () => {
    const held = board(kind);
    await new SecretClipboard(held).copy(SECRET, 1000);
    await vi.advanceTimersByTimeAsync(999);
    expect(held.text).toBe(SECRET);
    await vi.advanceTimersByTimeAsync(1);
    expect(held.text).toBe('');
  });

  it('is cleared of a key of several lines even when the system changes its line endings', async () => {
    const held = board(kind);
    await new SecretClipboard(held).copy(`${SECRET}\nsecond`, 1000);
    held.text = `${SECRET}\r\nsecond`;
    await vi.advanceTimersByTimeAsync(1000);
    expect(held).toMatchObject({ text: '', clears: 1 });
  });

  it('can be cleared early, and only once', async () => {
    const held = board(kind);
    const secrets = new SecretClipboard(held);
    await secrets.copy(SECRET, 1000);
    await secrets.clear();
    await secrets.clear();
    await vi.advanceTimersByTimeAsync(2000);
    expect(held).toMatchObject({ text: '', clears: 1 });
  });

  it('keeps content that the user copied in the meantime', async () => {
    const held = board(kind);
    await new SecretClipboard(held).copy(SECRET, 1000);
    held.text = 'of somebody else';
    await vi.advanceTimersByTimeAsync(1000);
    expect(held).toMatchObject({ text: 'of somebody else', clears: 0 });
  });

  it('gives a second secret a time limit of its own', async () => {
    const held = board(kind);
    const secrets = new SecretClipboard(held);
    await secrets.copy(SECRET, 1000);
    await vi.advanceTimersByTimeAsync(900);
    await secrets.copy(`${SECRET}-2`, 1000);
    await vi.advanceTimersByTimeAsync(900);
    expect(held.text).toBe(`${SECRET}-2`);
    await vi.advanceTimersByTimeAsync(100);
    expect(held.text).toBe('');
  });
});

it('a secret leaves the selection of X11 too, and another text there stays', async () => {
  const held = board('at once');
  const selection = board('later');
  const secrets = new SecretClipboard(held, undefined, selection);
  await secrets.copy(SECRET, 1000);
  selection.text = SECRET;
  await secrets.clear();
  expect([held.text, selection.text]).toEqual(['', '']);

  await secrets.copy(SECRET, 1000);
  selection.text = 'selected in another program';
  await secrets.clear();
  expect([held.text, selection.text]).toEqual(['', 'selected in another program']);
});

it('the selection is an object of newer runtimes, and an argument of older ones', async () => {
  const newer = { selection: board('later') };
  expect(await selectionOf(newer).readText()).toBe('before');
  const asked: string[] = [];
  const older = {
    readText: (buffer: string) => (asked.push(`read ${buffer}`), 'text'),
    clear: (buffer: string) => asked.push(`clear ${buffer}`),
  };
  expect(await selectionOf(older).readText()).toBe('text');
  await selectionOf(older).clear();
  expect(asked).toEqual(['read selection', 'clear selection']);
});

it('a clipboard without a secret of Latchkey is never touched', async () => {
  const held = board('at once');
  await new SecretClipboard(held).clear();
  expect(held).toMatchObject({ text: 'before', clears: 0 });
});

it('only a hash of the secret is kept in memory', async () => {
  const secrets = new SecretClipboard(board('at once'));
  await secrets.copy(SECRET, 1000);
  expect(
    JSON.stringify(secrets, (name, value: unknown) =>
      name === 'timer' || name === 'board' ? null : value,
    ),
  ).not.toContain(SECRET);
});
