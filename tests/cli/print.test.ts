import { describe, expect, it } from 'vitest';
import { createProblem, type Progress } from '../../src/contract';
import { toPrintable, printProblem, messageLine, formatTable } from '../../src/main/cli/print';
import { cutToWidth } from '../../src/main/cli/terminal-width';
import { ProgressPrinter } from '../../src/main/cli/progress-printer';
import { printer } from './printer';

describe('a table', () => {
  it('aligns its columns, and numbers to the right', () => {
    expect(
      formatTable(
        ['NAME', 'N'],
        [
          ['a', '5'],
          ['longer', '1234'],
        ],
      ),
    ).toBe('NAME    N\na          5\nlonger  1234\n');
  });

  it.each([
    ['an emoji', '😀', 2],
    ['an emoji made of several', '👩‍👩‍👧', 2],
    ['a flag', '🇨🇭', 2],
    ['Chinese characters', '東京', 4],
    ['Korean syllables', '한국', 4],
    ['narrow katakana', 'ｶﾅ', 2],
    ['a combining accent', 'e\u0301', 1],
  ])('aligns the column after %s (%s takes %i columns)', (_, name, width) => {
    const rows = [
      [name, 'x'],
      ['longer', 'x'],
    ];
    expect(formatTable(['NAME', 'X'], rows)).toBe(
      `NAME    X\n${name}${' '.repeat(6 - width)}  x\nlonger  x\n`,
    );
  });

  it('lets a cell that is very long stick out, and does not make every line as long', () => {
    const name = 'n'.repeat(500);
    const rows = [
      [name, 'x'],
      ['a', 'y'],
    ];
    expect(formatTable(['NAME', 'X'], rows)).toBe(`NAME  X\n${name}  x\na     y\n`);
  });

  it('may have any number of rows', () => {
    const rows = Array.from({ length: 600_000 }, (_, n) => [String(n)]);
    expect(formatTable(['N'], rows).endsWith('599999\n')).toBe(true);
  });
});

describe('a cut text', () => {
  it('takes at most the allowed number of columns, and cuts no character in half', () => {
    expect(cutToWidth('abcdef', 6)).toBe('abcdef');
    expect(cutToWidth('abcdefg', 6)).toBe('abcde…');
    expect(cutToWidth('東京都庁', 6)).toBe('東京…');
    expect(cutToWidth('東京都', 6)).toBe('東京都');
    expect(cutToWidth('ab👩‍👩‍👧cd', 5)).toBe('ab👩‍👩‍👧…');
    expect(cutToWidth('ab👩‍👩‍👧cd', 4)).toBe('ab…');
  });
});

describe('printable text', () => {
  it('contains nothing that a terminal would execute', () => {
    expect(toPrintable('a\u001b[31mb\nc\u202ed')).toBe('a\u{fffd}[31mb\u{fffd}c\u{fffd}d');
    expect(toPrintable('Zürich 東京')).toBe('Zürich 東京');
  });
});

describe('a label with control characters', () => {
  /** Control characters for colours, a cleared screen, a title and text from right to left. */
  const wild = 'a\u001b[2Jb\u009b31mc\u202ed\re\u0007f\ng';
  const harmless = 'a\u{fffd}[2Jb\u{fffd}31mc\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}g';

  it('is harmless in every field of a Problem', () => {
    const to = printer();
    const more = { next: wild, trace: wild };
    expect(printProblem(to.io, createProblem('getFailed', wild, more))).toBe(1);
    expect(to.text()).toBe(`${harmless}\n${harmless}\n(getFailed, trace ${harmless})\n`);
  });

  it('is harmless in a sentence and in a table', () => {
    expect(messageLine(wild)).toBe(`${harmless}\n`);
    expect(formatTable(['N'], [[wild]])).toBe(`N\n${harmless}\n`);
  });

  it('is harmless in progress', () => {
    const to = printer();
    const progress: Progress = {
      profileId: 'one',
      phase: 'accounts',
      done: 1,
      total: 2,
      waitingUntil: null,
    };
    new ProgressPrinter(to.io, new Map([['one', wild]])).show(progress);
    expect(to.text()).toBe(`${harmless}: accounts 1 of 2\n`);
  });

  it('says in a log that Domo makes an instance wait, also in the middle of a phase', () => {
    const to = printer();
    const shown = new ProgressPrinter(to.io, new Map([['one', 'Production']]));
    const progress = { profileId: 'one', phase: 'details', done: 1, total: 9 } as const;
    const waitingUntil = Date.UTC(2026, 10, 28);
    shown.show({ ...progress, waitingUntil: null });
    shown.show({ ...progress, waitingUntil });
    shown.show({ ...progress, waitingUntil });
    shown.show({ ...progress, done: 2, waitingUntil: null });
    expect(to.text().match(/asked to wait/gu)).toHaveLength(1);
  });
});
