/** What Domo gives instead of a secret: a mask, or its own ciphertext (domo-api 4.7). */
import { describe, expect, it } from 'vitest';
import { isEncrypted, isMask } from '../../../src/main/secrets';

describe('a mask', () => {
  it.each(['********', '***', '*'.repeat(64), '••••••••', '●●●'])('is %s', (value) => {
    expect(isMask(value)).toBe(true);
  });

  it.each(['', '*', '**', '******** ', ' ********', 'a********', '********\n', '***•••', '*.*'])(
    'is not %j',
    (value) => {
      expect(isMask(value)).toBe(false);
    },
  );
});

describe('ciphertext', () => {
  it.each(['{encrypted}', '{encrypted}canary-cipher=='])('is %s', (value) => {
    expect(isEncrypted(value)).toBe(true);
  });

  it.each(['', 'encrypted', ' {encrypted}x', '{Encrypted}x', 'x{encrypted}'])(
    'is not %j',
    (value) => {
      expect(isEncrypted(value)).toBe(false);
    },
  );
});
