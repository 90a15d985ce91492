import { describe, expect, it } from 'vitest';
import { toLabelParts } from '../../src/renderer/ui/format/label-parts';

const KESTREL = [
  'Kestrel Bay Analytics - Production EU',
  'Kestrel Bay Analytics - Staging EU',
  'Kestrel Bay Analytics - Staging US',
];
const partsOf = (label: string | undefined, all = KESTREL): string[] =>
  toLabelParts(label ?? '', all);

/** What the rail shows when each part has room for so many signs only. */
const cut = (parts: readonly string[], room: number): string =>
  parts.map((part) => (part.length > room ? `${part.slice(0, room)}…` : part)).join('');

describe('a label that is cut in its middle', () => {
  it('keeps the differing end of labels that begin alike', () => {
    expect(partsOf(KESTREL[0])).toEqual(['Kestrel Bay Analytics - ', 'Production EU']);
    expect(partsOf(KESTREL[1])).toEqual(['Kestrel Bay Analytics - ', 'Staging ', 'EU']);
    expect(partsOf(KESTREL[2])).toEqual(['Kestrel Bay Analytics - ', 'Staging ', 'US']);
  });

  it('never looks like another one, however narrow the rail is', () => {
    const labels = [
      ...KESTREL,
      'Kestrel Bay Analytics',
      'Kestrel Bay Analytics - Production EU - Unit 1',
      'Kestrel Bay Analytics - Production EU - Unit 2',
      'Client 1001 of the group',
      'Client 1002 of the group',
      'Нордвинд Аналитика Тест',
      'Нордвинд Аналитика Прод',
    ];
    for (const room of [6, 9, 14, 40]) {
      const looks = labels.map((label) => cut(partsOf(label, labels), room));
      expect(new Set(looks).size, looks.join('\n')).toBe(labels.length);
    }
  });

  it('keeps the last word when no other label is like it, and stays whole when it is short', () => {
    expect(partsOf('Borealis Logistics Production', KESTREL)).toEqual([
      'Borealis Logistics ',
      'Production',
    ]);
    expect(partsOf('Borealis', KESTREL)).toEqual(['Borealis']);
    expect(partsOf('', KESTREL)).toEqual(['']);
  });

  it('has no empty part, which would move a label of one word to the side', () => {
    expect(partsOf('Snowflake', ['Snowflake', 'Snowflake Federated'])).toEqual(['Snowflake']);
  });

  it('is never cut inside a character, and always has all its signs', () => {
    const labels = ['Instance of 🦊', 'Instance of 🦉'];
    for (const label of [...labels, ...KESTREL]) {
      const parts = toLabelParts(label, [...labels, ...KESTREL]);
      expect(parts.join('')).toBe(label);
      expect(parts.some((part) => /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(part))).toBe(false);
    }
    expect(toLabelParts('Instance of 🦊', labels).at(-1)).toBe('🦊');
  });
});
