/** What Domo gives instead of a secret: a mask, or its own ciphertext (domo-api 4.7). */
import { describe, expect, it } from 'vitest';
import { holdsMask, isEncrypted, isMask } from '../../src/main/secrets';

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

describe('a text that is not known as a whole', () => {
  it.each([
    '********',
    ' ********\n',
    '{encrypted}abc==',
    '\t{encrypted}abc==',
    '"********"',
    '{"user":"x","password":"********"}',
    '{"user":"x","password":"{encrypted}AbC="}',
    '{"password":"********","password":"known"}',
    '["one", "•••••"]',
    '{"inner":"{\\"password\\":\\"********\\"}"}',
    `{"long":"${'x'.repeat(1_000_001)}","password":"********"}`,
    'user=x;password=********',
    'user=x&password=********&host=y',
    'password: ******** # from the vault',
    'https://someone:********@host.example/path',
    'key={encrypted}AbC',
  ])('is %.60s', (value) => {
    expect(holdsMask(value)).toBe(true);
  });

  it.each([
    '',
    'known',
    '**',
    '0 * * * *',
    'a ***bold*** word',
    "SELECT mask(name, '***') FROM people",
    '/************\n * A banner *\n ************/',
    '{"pattern":"**/*.csv"}',
    'password=***not-a-mask',
    'about {encrypted} values',
  ])('is not %j', (value) => {
    expect(holdsMask(value)).toBe(false);
  });

  it('is checked for masks in a time that grows only linearly with its length', () => {
    const hostile = [':', '=  ', '*', '"', '\\', '"  ', '{"', '•'].map((part) =>
      `{"${part.repeat(2_000_000)}`.slice(0, 2_000_000),
    );
    const started = performance.now();
    for (const text of hostile) holdsMask(text);
    // Quadratic, one alone would take minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
