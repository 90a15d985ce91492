import { describe, expect, it } from 'vitest';
import { plain, table } from '../../../src/main/cli/print';

describe('table', () => {
  it('aligns columns, numbers to the right', () => {
    expect(
      table(
        ['NAME', 'N'],
        [
          ['a', '5'],
          ['longer', '1234'],
        ],
      ),
    ).toBe('NAME    N\na          5\nlonger  1234\n');
  });

  it('counts characters, not code units', () => {
    const [, first, second] = table(
      ['NAME', 'X'],
      [
        ['😀', 'x'],
        ['ab', 'x'],
      ],
    ).split('\n');
    expect([...(first ?? '')].indexOf('x')).toBe([...(second ?? '')].indexOf('x'));
  });
});

describe('plain', () => {
  it('leaves nothing that a terminal would obey', () => {
    expect(plain('a\u001b[31mb\nc\u202ed')).toBe('a\u{fffd}[31mb\u{fffd}c\u{fffd}d');
    expect(plain('Zürich 東京')).toBe('Zürich 東京');
  });
});
