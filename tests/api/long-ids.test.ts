/** Ids of Domo: one form for each id, with all its digits, in their order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountIdSchema, compareIds, domoIdSchema, MAX_ID, parseId } from '../../src/contract';

const ids = fc.bigInt(0n, BigInt(MAX_ID));
const parsed = (id: bigint) => parseId(String(id)) ?? expect.fail(`no id: ${String(id)}`);

describe('an id', () => {
  it('keeps all its digits, and is a number when a number can hold it', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(String(parsed(id))).toBe(String(id));
        expect(typeof parsed(id)).toBe(id <= Number.MAX_SAFE_INTEGER ? 'number' : 'string');
        expect(accountIdSchema.parse(parsed(id))).toBe(parsed(id));
      }),
    );
  });

  it('has one form, whatever zeros it was written with', () => {
    expect(parseId('0071')).toBe(71);
    expect(parseId('00')).toBe(0);
    expect(parseId('0017841400000000001')).toBe('17841400000000001');
  });

  it.each(['', ' 7', '-7', '7.0', '1e3', 'seven', '9223372036854775808', '9'.repeat(30)])(
    'is not read from %j',
    (text) => {
      expect(parseId(text)).toBeNull();
    },
  );

  it.each([
    '71',
    '9007199254740991',
    '017841400000000001',
    '9223372036854775808',
    '9'.repeat(200_000),
    17_841_400_000_000_000,
    1.5,
  ])('is refused in a request in another form (%#)', (id) => {
    expect(domoIdSchema.safeParse(id).success).toBe(false);
    expect(accountIdSchema.safeParse(id).success).toBe(false);
  });

  it('has the order of its value', () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const order = compareIds(parsed(one), parsed(other));
        expect(Math.sign(order)).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
    );
    expect(compareIds(-1, parsed(BigInt(MAX_ID)))).toBeLessThan(0);
  });
});
