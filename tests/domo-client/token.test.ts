/** A token that Domo, or who stands between, repeats is in nothing that is read from the answer. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createTokenRedactor } from '../../src/main/domo/redact/redact-token';
import { failureOf } from '../support/failure';
import { growsInProportion } from '../support/growth';
import { clientBench } from './bench';
import { answers } from './recorder';

const token = 'canary-token';
const { recorder, client } = clientBench();

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('an answer that repeats the token', () => {
  const calls: readonly [string, () => Promise<unknown>][] = [
    ['a question', () => client().listAccounts('account')],
    ['who the token is', () => client().whoAmI()],
    ['a change', () => client().renameAccount('account', 71, 'New')],
    ['a share', () => client().shareV1(71, '5', 'READ')],
  ];

  it.each(calls)('is cleaned in a refusal: %s', async (_what, call) => {
    recorder().reply = answers(400, { message: `Unknown token ${token}.` });
    const found = await failureOf(call());
    expect(found.message).toContain('Unknown token ….');
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it('is cleaned in a name', async () => {
    recorder().reply = answers(200, { id: 7, displayName: `I am ${token}`, emailAddress: token });
    expect(await client().whoAmI()).toEqual({ id: 7, displayName: 'I am …', emailAddress: '…' });
  });

  it('is cleaned anywhere in a list', async () => {
    const row = { id: 7, dataProviderType: 'x', name: token, colour: [`a ${base64(token)} b`] };
    recorder().reply = answers(200, [row]);
    const { items } = await client().listAccounts('account');
    expect(items).toMatchObject([{ id: 7, name: '…' }]);
    expect(JSON.stringify(items)).not.toContain('canary');
    expect(JSON.stringify(items)).not.toContain(base64(token).slice(0, -4));
  });
});

describe('a token in another notation', () => {
  it.each([
    ['upper case', 'CANARY-TOKEN'],
    ['in an address', '%63anary%2Dtoken'],
    ['in an address, twice', 'canary%252Dtoken'],
    ['in JSON', String.raw`canary\u002dtoken`],
    ['in JSON inside JSON', String.raw`canary\\u002Dtoken`],
    ['in HTML', 'canary&#45;token'],
    ['in HTML, by hex', 'canary&#x2D;token'],
    ['in hexadecimal', '63616e6172792d746f6b656e'],
    ['in hexadecimal of capitals', '63616E6172792D746F6B656E'],
    ['in hexadecimal with colons', '63:61:6e:61:72:79:2d:74:6f:6b:65:6e'],
    ['in hexadecimal with spaces', '63 61 6e 61 72 79 2d 74 6f 6b 65 6e'],
    ['backwards', 'nekot-yranac'],
    ['with spaces', 'c a n a r y - t o k e n'],
    ['with dashes', 'c-a-n-a-r-y---t-o-k-e-n'],
    ['with equals signs', 'c=a=n=a=r=y=-=t=o=k=e=n'],
    ['in quoted-printable', '63=61=6e=61=72=79=2d=74=6f=6b=65=6e'],
    ['with characters that nobody sees', [...token].join('\u200b')],
    ['with blanks of Braille', [...token].join('\u2800')],
    ['with marks of annotations', 'can\ufff9ary\ufffa-tok\ufffben'],
    ['with one that is escaped', String.raw`c\u200banary-\u00adtoken`],
    ['broken at the end of a line', 'canary-to\r\n  ken'],
    ['broken in JSON', String.raw`canary-to\r\nken`],
    ['broken in an address', 'canary-to%0Aken'],
    ['in Base64, broken', 'Y2FuYXJ5\nLXRva2Vu'],
    ['backwards, broken', 'nekot-\nyranac'],
    ['in full width', 'ｃａｎａｒｙ－ｔｏｋｅｎ'],
    ['in capitals of full width', 'ＣＡＮＡＲＹ－ＴＯＫＥＮ'],
    ['in part in full width', 'canary-ｔｏｋｅｎ'],
    ['in full width, backwards and spaced', 'ｎ ｅ ｋ ｏ ｔ － ｙ ｒ ａ ｎ ａ ｃ'],
    ['in full width, in JSON', String.raw`\uff43anary-token`],
    ['in hexadecimal of full width', '６３６１６ｅ６１７２７９２ｄ７４６ｆ６ｂ６５６ｅ'],
    ['by numbers', '99,97,110,97,114,121,45,116,111,107,101,110'],
    ['by numbers with spaces', '99, 97, 110, 97, 114, 121, 45, 116, 111, 107, 101, 110'],
    ['by numbers in HTML', [...token].map((sign) => `&#${sign.charCodeAt(0)};`).join('')],
  ])('is redacted %s', (_what, written) => {
    expect(createTokenRedactor(token)(`a ${written} b`)).toBe('a … b');
  });

  it.each(['', 'a', 'ab', 'abc', 'user:', 'Bearer '])('in Base64 behind %j', (before) => {
    for (const after of ['', ':', '!!', 'xyz']) {
      for (const written of [base64, (text: string) => encodeURIComponent(base64(text))]) {
        const left = createTokenRedactor(token)(written(`${before}${token}${after}`));
        expect(left).toContain('…');
        // At its edges a character is shared with what stands there.
        expect(Buffer.from(left.replace('…', ''), 'base64').toString()).not.toMatch(/can|ken/u);
      }
    }
  });

  it('is removed from a text whatever characters it contains', () => {
    const sign = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 8, maxLength: 80 }), (any) => {
        for (const written of [any, encodeURIComponent(any), JSON.stringify(any).slice(1, -1)]) {
          expect(createTokenRedactor(any)(`(${written})`)).toBe('(…)');
        }
      }),
    );
  });

  it('does not cause other text to be removed', () => {
    for (const text of ['canary', 'canary token', 'nary-token', '%20&amp;\\u0041']) {
      expect(createTokenRedactor(token)(text)).toBe(text);
    }
  });

  it('of only a few characters is not removed, because it occurs in many words', () => {
    expect(createTokenRedactor('id')('{"id":1}')).toBe('{"id":1}');
  });
});

it('Looking for a token compiles no pattern of it: that took up to half a second of main.', () => {
  const compiled = vi.fn(() => {
    throw new Error('compiled');
  });
  const long = `DDCI${'a1b2c3d4'.repeat(20)}`;
  vi.stubGlobal('RegExp', compiled);
  const left = createTokenRedactor(long)(`a%20${encodeURIComponent(long)}`);
  vi.unstubAllGlobals();
  expect(left).toBe('a%20…');
  expect(compiled).not.toHaveBeenCalled();
});

describe('a long answer', () => {
  const long = `DDCI${'a1b2c3d4'.repeat(8)}`;

  it.each([long.slice(0, 40), 'D', '%', '%25', '\\', '&#0', 'RERDSW', '{"name":"Sales"},'])(
    'is searched in a time in proportion to its length: %j',
    (piece) => {
      expect(growsInProportion((text) => createTokenRedactor(long)(text), piece)).toBe(true);
    },
  );
});
