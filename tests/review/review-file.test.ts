/** The file of a review: intact or not, and compared with a later review. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listed, reviewedStore } from './reviewed-store';

const bench = reviewedStore();
const key = { profileId: 'acme', kind: 'account', id: 2 } as const;
const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('the file of a review', () => {
  it('has every entry, the age of each instance, what was not read, and its own checksum', async () => {
    const file = bench.fileOf('review.jsonl');
    const written = await bench.write(file);
    const lines = linesOf(file);
    const count = (type: string): number => lines.filter((line) => line['type'] === type).length;
    expect(['account', 'entry', 'instance', 'totals', 'end'].map(count)).toEqual([5, 10, 2, 1, 1]);
    expect(lines[0]).toMatchObject({ type: 'review', schemaVersion: 1, overSharedAbove: 20 });
    expect(lines.filter((line) => line['accessReadAt'] === null)).toMatchObject([{ id: 10 }]);
    expect(lines.find((line) => line['type'] === 'instance')).toMatchObject({
      oldest: 7,
      newest: 7,
    });
    const bytes = readFileSync(file);
    const end = bytes.lastIndexOf('{"type":"end"');
    const hash = createHash('sha256').update(bytes.subarray(0, end)).digest('hex');
    expect([written.sha256, lines.at(-1)?.['sha256']]).toEqual([hash, hash]);
    expect(written.bytes).toBe(bytes.length);
    expect(bytes.toString()).not.toMatch(/fingerprint|token|config/i);
  });

  it('says what it covers, and is of the same scope for the same selection in another order', async () => {
    const file = bench.fileOf('selected.jsonl');
    const other = { ...key, id: 1 };
    await bench.write(file, { filter: { accounts: [key, other] } });
    const lines = linesOf(file);
    expect(lines[0]?.['covers']).toBe('2 selected accounts');
    expect(lines.filter((line) => line['type'] === 'account').map((line) => line['id'])).toEqual([
      1, 2,
    ]);
    const scopeOf = async (filter: object) =>
      (await bench.review({ filter, against: { file } })).changes?.sameScope;
    expect(await scopeOf({ accounts: [other, key] })).toBe(true);
    expect(await scopeOf({ accounts: [key] })).toBe(false);
    const covers = async (filter: object) => {
      await bench.write(file, { filter });
      return linesOf(file)[0]?.['covers'];
    };
    expect(await covers({})).toBe('all accounts of all instances');
    expect(await covers({ profileIds: ['acme'] })).toBe('all accounts of 1 instance');
    expect(await covers({ profileIds: ['acme'], text: 'x' })).toBe(
      'the accounts that filters chose of 1 instance',
    );
  });

  it('of the largest selection can be read again', async () => {
    const file = bench.fileOf('largest.jsonl');
    const accounts = Array.from({ length: 10_000 }, (_, at) => ({
      profileId: 'acme',
      kind: 'account' as const,
      id: `${9n * 10n ** 18n + BigInt(at)}`,
    }));
    await bench.write(file, { filter: { accounts } });
    expect(await bench.verify(file)).toMatchObject({ intact: true, entries: 0 });
  });

  it('is intact as it was written, and its checksum was noted', async () => {
    const file = bench.fileOf('review.jsonl');
    await bench.write(file);
    expect(await bench.verify(file)).toMatchObject({ intact: true, noted: true, entries: 10 });
  });

  it('is not intact after any change of one byte, a cut or an added line', async () => {
    const file = bench.fileOf('review.jsonl');
    await bench.write(file);
    const good = readFileSync(file);
    for (let at = 0; at < good.length; at += 7) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      writeFileSync(file, bad);
      expect(await bench.verify(file), String(at)).toMatchObject({ intact: false });
    }
    for (const length of [0, 1, good.length - 1, good.length >> 1]) {
      writeFileSync(file, good.subarray(0, length));
      expect(await bench.verify(file), String(length)).toMatchObject({ intact: false });
    }
    writeFileSync(file, good);
    appendFileSync(file, '{"type":"entry"}\n');
    expect(await bench.verify(file)).toMatchObject({ intact: false, why: 'its end is missing' });
  });

  it('with another checksum of changed bytes is intact, but was not noted', async () => {
    const file = bench.fileOf('review.jsonl');
    await bench.write(file);
    const text = readFileSync(file, 'utf8').replaceAll('CAN_EDIT', 'CAN_VIEW');
    const body = text.slice(0, text.lastIndexOf('{"type":"end"'));
    const sha256 = createHash('sha256').update(body).digest('hex');
    writeFileSync(file, `${body}${JSON.stringify({ type: 'end', sha256 })}\n`);
    expect(await bench.verify(file)).toMatchObject({ intact: true, noted: false });
  });

  it('that is not there, cannot be read or was changed is not compared with', async () => {
    const missing = await failureOf(bench.review({ against: { file: bench.fileOf('none') } }));
    expect(missing).toMatchObject({ problem: { code: 'notFound' } });
    const folder = await failureOf(bench.review({ against: { file: bench.fileOf('.') } }));
    expect(folder).toMatchObject({ problem: { code: 'getFailed' } });
    const file = bench.fileOf('review.jsonl');
    await bench.write(file);
    appendFileSync(file, ' ');
    const changed = await failureOf(bench.review({ against: 'last' }));
    expect(changed).toMatchObject({ problem: { code: 'getFailed' } });
  });
});

describe('a review that is compared with an earlier one', () => {
  it('names who was added or removed and whose level is another one, and nothing else', async () => {
    const file = bench.fileOf('review.jsonl');
    const before = [listed('USER', '12', 'OWNER'), listed('USER', '13', 'CAN_VIEW')];
    await bench.store.saveAccessList(key, before, 7);
    await bench.write(file);
    expect((await bench.review({ against: 'last' })).changes).toMatchObject({
      added: 0,
      removed: 0,
      levelChanged: 0,
      sameScope: true,
    });
    await bench.store.saveAccessList(
      key,
      [listed('USER', '12', 'CAN_EDIT'), listed('USER', '14', 'OWNER')],
      8,
    );
    const { changes } = await bench.review({ against: { file } });
    expect(changes).toMatchObject({ added: 1, removed: 1, levelChanged: 1, notCompared: 1 });
    expect(
      changes?.changes.map(({ change, entry, before: was }) => [change, entry.principalId, was]),
    ).toEqual([
      ['levelChanged', '12', 'OWNER'],
      ['added', '14', null],
      ['removed', '13', null],
    ]);
    await bench.store.saveAccessList(key, before, 7);
  });

  it('says nothing of members of a group that one of the two could not read', async () => {
    const file = bench.fileOf('review.jsonl');
    await bench.write(file);
    const group = (data: { members: string[]; everyone: boolean } | null) =>
      bench.store.saveDirectory('acme', [{ type: 'GROUP', id: '50', readAt: 6, data }]);
    await group(null);
    const { changes } = await bench.review({ against: { file } });
    expect(changes).toMatchObject({ added: 0, removed: 0, levelChanged: 0 });
    await group({ members: ['12'], everyone: false });
    expect((await bench.review({ against: { file } })).changes).toMatchObject({ removed: 1 });
    await group({ members: ['12', '13'], everyone: false });
  });

  it('says that the earlier one was of other accounts', async () => {
    const file = bench.fileOf('review.jsonl');
    await bench.write(file);
    const { changes } = await bench.review({ filter: { profileIds: ['acme'] }, against: { file } });
    expect(changes).toMatchObject({ sameScope: false, removed: 1 });
  });
});
