/** A fingerprint tells whether two secrets are equal, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/main/secrets';

const KEY = '5a'.repeat(32);
const OTHER_KEY = '5b'.repeat(32);
// Whole code points: half a surrogate pair has no bytes of its own in UTF-8.
const text = fc.string({ unit: 'binary' });
const key = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a fingerprint', () => {
  it('is the HMAC-SHA256 of the value under the key', () => {
    // RFC 4231, test case 2 has a shorter key; HMAC does not mind.
    expect(fingerprint('what do ya want for nothing?', Buffer.from('Jefe').toString('hex'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is the same for the same value under the same key', () => {
    fc.assert(
      fc.property(text, key, (value, under) => {
        expect(fingerprint(value, under)).toBe(fingerprint(value, under));
      }),
    );
  });

  it('differs for different values', () => {
    fc.assert(
      fc.property(text, text, key, (one, two, under) => {
        fc.pre(one !== two);
        expect(fingerprint(one, under)).not.toBe(fingerprint(two, under));
      }),
    );
    expect(fingerprint('canary', KEY)).not.toBe(fingerprint('Canary', KEY));
    expect(fingerprint('canary', KEY)).not.toBe(fingerprint('canary ', KEY));
    // Other bytes, though they look alike.
    expect(fingerprint('caf\u00e9', KEY)).not.toBe(fingerprint('cafe\u0301', KEY));
  });

  it('differs under different keys', () => {
    expect(fingerprint('canary', KEY)).not.toBe(fingerprint('canary', OTHER_KEY));
    fc.assert(
      fc.property(text, key, key, (value, one, two) => {
        fc.pre(one !== two);
        expect(fingerprint(value, one)).not.toBe(fingerprint(value, two));
      }),
    );
  });

  it('is 64 hex digits long and contains no part of the value', () => {
    fc.assert(
      fc.property(text, key, (value, under) => {
        const made = fingerprint(`canary-${value}`, under);
        expect(made).toMatch(/^[0-9a-f]{64}$/);
        expect(made).not.toContain('canary');
      }),
    );
  });
});
