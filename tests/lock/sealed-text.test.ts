import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSealed, openSealedText, sealText } from '../../src/main/lock/sealed-text';

const key = randomBytes(32);

describe('a sealed text', () => {
  it('is opened by its key and under its name, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        const sealed = sealText(key, name, text);
        expect(isSealed(sealed)).toBe(true);
        expect(openSealedText(key, name, sealed)).toBe(text);
      }),
    );
  });

  it('is not opened by another key, under another name, or after any byte changed', () => {
    const sealed = sealText(key, 'token:1', 'a token');
    expect(openSealedText(randomBytes(32), 'token:1', sealed)).toBeNull();
    expect(openSealedText(key, 'token:2', sealed)).toBeNull();
    const [prefix, body] = [sealed.slice(0, 10), Buffer.from(sealed.slice(10), 'base64')];
    for (let at = 0; at < body.length; at += 1) {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openSealedText(key, 'token:1', prefix + changed.toString('base64'))).toBeNull();
    }
    expect(openSealedText(key, 'token:1', 'plain')).toBeNull();
    expect(openSealedText(key, 'token:1', `${prefix}AA==`)).toBeNull();
  });

  it('never looks the same twice', () => {
    expect(sealText(key, 'a', 'b')).not.toBe(sealText(key, 'a', 'b'));
  });
});
