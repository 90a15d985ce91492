/** Answers that are parsed in a thread: the same result as in main, in parts, and within the limits. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AnswerThreadHost } from '../../src/main/domo';
import { findRows, MAX_ROWS } from '../../src/main/domo/parse/answer-limits';
import type { AnswerName } from '../../src/main/domo/parse/answer-parsers';
import { parseAnswer, type AnswerRequest } from '../../src/main/domo/parse/parse-answer';
import { failureBy, failureOf } from '../support/failure';
import { temporaryFolder } from '../support/temporary-folder';

const token = 'canary-token';
const inThread = new AnswerThreadHost(resolve('out', 'main', 'answer-thread.js'));
const inMain = new AnswerThreadHost(null);
afterAll(() => {
  inThread.close();
});

const request = (name: AnswerName): AnswerRequest => ({
  name,
  context: { what: 'the list of accounts', sentValues: [] },
  token,
});
const blocks = (text: string): Uint8Array<ArrayBuffer>[] => [new Uint8Array(Buffer.from(text))];
const account = (id: number, more = ''): string =>
  `{"id":${id},"dataProviderType":"x","displayName":"Ä ${id}"${more}}`;

describe('a large list', () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => {
    if (index % 7 === 1) return '{"id":9223372036854775808,"dataProviderType":"x"}';
    return index % 7 === 2 ? 'null' : account(index, `,"name":"${token}","odd":1.10`);
  });
  const text = `\uFEFF[${rows.join(', ')}]\n`;

  it('is the same from the thread as from main, without the token and with every digit', async () => {
    const parsed = await inThread.parse(blocks(text), request('accounts'));
    expect(parsed).toEqual(await inMain.parse(blocks(text), request('accounts')));
    const { items, setAside, setAsideCount } = parsed as {
      items: unknown[];
      setAside: unknown[];
      setAsideCount: number;
    };
    expect(items[0]).toMatchObject({ id: 0, name: '…', more: { odd: '1.10' } });
    expect(items.length + setAsideCount).toBe(5_000);
    expect(setAside).toHaveLength(1_000);
    expect(setAside[1]).toEqual({ position: 2, id: null, reason: 'it is not an object' });
    expect(JSON.stringify(parsed)).not.toContain(token);
  });

  it('comes in parts that take little time each', () => {
    const parts = [...parseAnswer(Buffer.from(text), request('accounts'))];
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(2_000_000);
  });

  it('that is cut short or broken in the middle is not taken', async () => {
    for (const broken of [text.slice(0, -2), text.replace('null', 'nul'), `${text}]`]) {
      const failure = await failureOf(inThread.parse(blocks(broken), request('accounts')));
      expect(failure.message).toBe("Domo's answer is cut short or is not JSON.");
    }
  });
});

describe('the rows of a list', () => {
  it('are where JSON.parse finds them, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 5 })), fc.constantFrom(0, 1), (list, space) => {
        const text = JSON.stringify(list, null, space);
        const bytes = Buffer.from(text);
        const found = findRows(bytes, 'the list')?.map(
          ({ start, end }) => JSON.parse(bytes.toString('utf8', start, end)) as unknown,
        );
        expect(found).toEqual(JSON.parse(text));
      }),
    );
  });

  it('that are too deep or too large cost themselves and no other', async () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const text = `[${account(1)},${account(2, `,"a":${deep}`)},${account(3, `,"a":"${'x'.repeat(3_000_000)}"`)},${account(4)}]`;
    expect(await inThread.parse(blocks(text), request('accounts'))).toMatchObject({
      items: [{ id: 1 }, { id: 4 }],
      setAside: [
        { position: 1, id: 2, reason: 'it is nested more than 30 levels deep' },
        { position: 2, id: 3, reason: 'it is larger than 2097152 bytes' },
      ],
      setAsideCount: 2,
    });
  });

  it.each([
    ['a number', '{"a":[{"id":1}],"id":71,"b":DEEP}', 71],
    ['a text', '{"b":DEEP,"name":"}]\\"","id":"72"}', 72],
    ['larger than 2^53', '{"b":DEEP,"id":17841400000000001}', '17841400000000001'],
    ['larger than any id', '{"b":DEEP,"id":9223372036854775808}', null],
    ['inside of an object', '{"b":DEEP,"c":{"id":3}}', null],
    ['missing', '[DEEP]', null],
    ['behind a long text', `{"name":"${'x'.repeat(100_000)}","id":74,"b":DEEP}`, 74],
  ])('are named by their id when it is %s', async (_what, row, id) => {
    const deep = `${'['.repeat(50)}${']'.repeat(50)}`;
    const text = `[${row.replace('DEEP', deep)}]`;
    expect(await inMain.parse(blocks(text), request('accounts'))).toMatchObject({
      setAside: [{ position: 0, id }],
    });
  });

  it.each([
    ['rows', `[${'1,'.repeat(MAX_ROWS)}1]`, 'more than 100000 rows'],
    ['values', `[[${'1,'.repeat(4_000_001)}1]]`, 'more than 4000000 values'],
    ['objects', `[${'['.repeat(1_000_001)}`, 'more than 1000000 objects and lists'],
  ])('are not taken when the answer has too many %s', (_what, text, why) => {
    const failure = failureBy(() => findRows(Buffer.from(text), 'the list'));
    expect(failure).toMatchObject({
      code: 'badResponse',
      message: `Domo's answer for the list was not taken: it has ${why}.`,
    });
  });
});

describe('the memory of a large answer', () => {
  it('is free when nobody uses the answer any more', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const text = `[${Array.from({ length: 2_000 }, (_, id) => account(id)).join(',')}]`;
    const answer = new WeakRef((await inThread.parse(blocks(text), request('accounts'))) as object);
    // A weak reference holds its target until the turn ends.
    await nextTurn();
    collect();
    expect(answer.deref()).toBeUndefined();
  });

  it('goes with its thread: the next answer gets another one', async () => {
    const file = join(temporaryFolder('thread'), 'thread.cjs');
    writeFileSync(
      file,
      `const { parentPort, threadId } = require('node:worker_threads');
       parentPort.on('message', ({ parse }) => {
         parentPort.postMessage(parse ? { part: { whole: threadId } } : { done: true });
       });`,
    );
    const host = new AnswerThreadHost(file);
    const threadOf = (bytes: number) => host.parse(blocks(' '.repeat(bytes)), request('config'));
    const [small, sameThread, largeToo] = await Promise.all(
      [100_000, 100_000, 3_000_000].map(threadOf),
    );
    const another = await threadOf(100_000);
    expect([sameThread, largeToo]).toEqual([small, small]);
    expect(another).not.toBe(small);
    host.close();
    await host.settle();
  });
});

describe('a thread that ends without memory', () => {
  it('costs its answer, and the next one gets another thread', async () => {
    const file = join(temporaryFolder('thread'), 'thread.cjs');
    writeFileSync(
      file,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ parse }) => {
         if (parse.name === 'config') process.exit(1);
         parentPort.postMessage({ done: true });
       });`,
    );
    const host = new AnswerThreadHost(file);
    const body = () => blocks(' '.repeat(100_000));
    const [failure, answer] = await Promise.all([
      failureOf(host.parse(body(), request('config'))),
      host.parse(body(), request('accounts')),
    ]);
    expect(failure).toMatchObject({ code: 'badResponse' });
    expect(failure.message).toContain('it needs too much memory');
    expect(answer).toBeUndefined();
    host.close();
  });

  it('that is closed with the program is no fault of the answer', async () => {
    const host = new AnswerThreadHost(resolve('out', 'main', 'answer-thread.js'));
    const text = `[${account(1, `,"name":"${'%63'.repeat(600_000)}"`)}]`;
    const failing = failureOf(host.parse(blocks(text), request('accounts')));
    await Promise.resolve();
    host.close();
    expect((await failing).code).toBe('cancelled');
  });
});
