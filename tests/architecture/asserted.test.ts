/** That a test of an operation is found where there is one, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { testsIn } from './asserted';

const read = (source: string) =>
  testsIn(source).map(({ operations, texts }) => [[...operations], texts.has('getFailed')]);

describe('what tests call', () => {
  it.each([
    ["it('a', () => service().done('account.get', key));", true],
    ["it.each([1])('a', () => service().refused('account.get', key));", true],
    ["it.skipIf(no)('a', () => { call('account.get'); });", true],
    ["const get = () => done('account.get'); it('a', () => get());", true],
    ["function get() { return done('account.get'); } it('a', get);", true],
    ["const all = [['account.get', {}]]; it.each(all)('a', (op, r) => done(op, r));", true],
    ["it('account.get', () => undefined);", false],
    ["it('a', () => { /* done('account.get') */ });", false],
    ["it('a', () => expect(entry.operation).toBe('account.get'));", false],
    ["it('a', () => expect(ops).toEqual(['account.get', 'account.list']));", false],
    ["const get = () => done('account.get'); it('a', () => undefined);", false],
    ["it('a', () => { const a = done('account.get'); }); it('b', () => a);", true],
  ])('is judged by its text: %s', (source, calls) => {
    expect(read(source)[0]?.[0]).toEqual(calls ? ['account.get'] : []);
  });

  it('belongs to the test that calls it, and so does what is expected of it', () => {
    const source = `
      it('a', () => { const found = done('account.get'); expect(found).toBe('x'); });
      it('b', () => { const found = 'getFailed'; });
      it.each(['getFailed'])('c', (code) => expect(refused('account.list').code).toBe(code));`;
    expect(read(source)).toEqual([
      [['account.get'], false],
      [[], true],
      [['account.list'], true],
    ]);
  });
});
