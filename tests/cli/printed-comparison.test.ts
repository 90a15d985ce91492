/** Texts from Domo in a printed comparison, at a terminal and in a pipe. */
import { describe, expect, it } from 'vitest';
import {
  printComparison,
  type ComparisonFormat,
} from '../../src/main/cli/commands/print-comparison';
import { printResult } from '../../src/main/cli/print';
import { printer } from './printer';

/** Control characters for colours, a cleared screen, a title and text from right to left; and a line break. */
const wild = 'a\u001b[2Jb\u009b31mc\u202ed\u009dtitle\u0007\u007f e\nf';
const obeyed = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/u;

function printed(format: ComparisonFormat, terminal: boolean): string {
  const { io, text } = printer({ outIsTerminal: terminal });
  const table = [
    ['Field', wild],
    [wild, 'x'],
  ];
  const value = { verdict: 'same' as const, json: {}, text: () => '', table: () => table };
  expect(printComparison(io, { ok: true, value }, { format })).toBe(0);
  return text();
}

describe('names with control characters', () => {
  it('are harmless in Markdown, at a terminal and in a file', () => {
    for (const terminal of [true, false]) {
      const text = printed('markdown', terminal);
      expect(text).not.toMatch(obeyed);
      expect(text).not.toContain('\r');
      expect(text.split('\n')).toHaveLength(4);
    }
  });

  it('are harmless in CSV at a terminal, and unchanged in a file', () => {
    expect(printed('csv', true)).not.toMatch(obeyed);
    expect(printed('csv', true).match(/\r\n/gu)).toHaveLength(2);
    expect(printed('csv', false)).toContain(wild);
  });

  it('are escaped in JSON, with the same meaning', () => {
    const { io, text } = printer({ outIsTerminal: true });
    printResult(io, { ok: true, value: { [wild]: wild } });
    expect(text()).not.toMatch(obeyed);
    expect(text()).toContain('\\u009b');
    expect(JSON.parse(text())).toEqual({ ok: true, value: { [wild]: wild } });
  });
});
