/** Parts of an upload are of a bounded size, whatever the rows are, and together they are all of them. */
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../domo/state/published';
import { toCsvParts, type CsvPart } from '../../src/main/publish/csv-parts';

async function* batchesOf(...batches: string[][][]): AsyncGenerator<string[][]> {
  for (const batch of batches) {
    await Promise.resolve();
    yield batch;
  }
}

async function partsOf(maxBytes: number, ...batches: string[][][]): Promise<CsvPart[]> {
  const parts: CsvPart[] = [];
  for await (const part of toCsvParts(batchesOf(...batches), maxBytes)) parts.push(part);
  return parts;
}

const rowsOf = (parts: readonly CsvPart[]) => parseCsv(parts.map(({ csv }) => csv).join(''));

const many = (from: number, count: number): string[][] =>
  Array.from({ length: count }, (_, at) => [`row ${from + at}`, 'é'.repeat(at % 50)]);

describe('the parts of an upload', () => {
  it('are no larger than the bound, are whole rows, and are all rows in their order', async () => {
    const batches = [many(0, 2000), many(2000, 2000), many(4000, 7)];
    const parts = await partsOf(10_000, ...batches);
    expect(parts.length).toBeGreaterThan(10);
    for (const { csv, rows, bytes } of parts) {
      expect(Buffer.byteLength(csv)).toBe(bytes);
      expect(bytes).toBeLessThanOrEqual(10_000);
      expect(bytes).toBeGreaterThan(5_000 * Number(csv !== parts.at(-1)?.csv));
      expect(parseCsv(csv)).toHaveLength(rows);
    }
    expect(rowsOf(parts)).toEqual(batches.flat());
  });

  it('have a row by itself that is larger than the bound', async () => {
    const batch = [['a'], ['b'.repeat(500)], ['c']];
    const parts = await partsOf(100, batch);
    expect(parts.map(({ rows }) => rows)).toEqual([1, 1, 1]);
    expect(rowsOf(parts)).toEqual(batch);
  });

  it('are none when there are no rows', async () => {
    expect(await partsOf(100)).toEqual([]);
    expect(await partsOf(100, [], [])).toEqual([]);
  });

  it('quote what needs it, and leave formulas and white space as they are', async () => {
    const batch = [
      ['=1+1', '"quoted"', 'a,b'],
      ['line\r\nend', 'line\nend', ' blank '],
      ['', '@x', 'tab\tbed\\'],
    ];
    const parts = await partsOf(1000, batch);
    expect(parts[0]?.csv.startsWith('=1+1,"""quoted""","a,b"\n')).toBe(true);
    expect(rowsOf(parts)).toEqual(batch);
  });
});
