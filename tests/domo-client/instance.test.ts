/** What may be typed for an instance, and that a token is never sent anywhere else (domo-api 1.1). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/contract';
import { parseInstance } from '../../src/main/domo';

describe('an instance', () => {
  it.each([
    'acme',
    'ACME',
    '  acme  ',
    'acme.domo.com',
    'acme.domo.com/datasources?x=1#y',
    'https://acme.domo.com',
    'https://Acme.Domo.com/anything/at/all?x=1',
    'acme:443',
    'acme:',
    'https:/acme.domo.com',
    'https:acme.domo.com/page',
    'https//acme.domo.com',
    'https/acme.domo.com',
    'https:\\\\acme.domo.com',
  ])('can be typed as “%s”', (typed) => {
    expect(parseInstance(typed)).toEqual({ origin: 'https://acme.domo.com', instance: 'acme' });
  });

  it('can be a name with dots and dashes', () => {
    expect(parseInstance('acme-dev-1000.demo').origin).toBe('https://acme-dev-1000.demo.domo.com');
  });

  it.each([
    ['http://127.0.0.1:4811/x', 'http://127.0.0.1:4811'],
    ['http://localhost:80', 'http://localhost'],
    ['https://localhost:8443', 'https://localhost:8443'],
    ['http://[::1]:4811', 'http://[::1]:4811'],
  ])('a loopback address, %s', (typed, origin) => {
    expect(parseInstance(typed).origin).toBe(origin);
  });
});

describe('no instance', () => {
  it.each([
    '',
    '   ',
    'www',
    'api.domo.com',
    'https://developer.domo.com',
    'domo.com',
    'http://acme.domo.com',
    'http//acme.domo.com',
    'http://example.com',
    'https://example.com',
    'https://acme.domo.com.example.com',
    'https://acmedomo.com',
    'dashboards.acme.com',
    'acme.co.uk',
    'acme.domo.com.example.com',
    'https://acme.domo.com:444',
    'https://user@acme.domo.com',
    'https://user:pass@acme.domo.com',
    'https://acme.domo.com@example.com',
    'http://127.0.0.1.example.com',
    'http://128.0.0.1',
    'http://localhost.example.com',
    'ftp://acme.domo.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ac me',
    'acme_1',
    '-acme',
    'acme..domo.com',
    'аcme',
    'https://xn--cme-7cd.domo.com',
    'acme\nexample.com',
    '\\\\example.com',
  ])('%j is refused with a reason', (typed) => {
    expect(() => parseInstance(typed)).toThrow(ProblemError);
    try {
      parseInstance(typed);
    } catch (error) {
      expect(error).toMatchObject({ problem: { code: 'invalidRequest' } });
    }
  });
});

/** Why an address is refused; null if it is an instance. */
function refusal(text: string): string | null {
  try {
    parseInstance(text);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.message;
    throw error;
  }
}

describe('an address typed without https://', () => {
  it.each([
    ['dashboards.acme.com', 'Only hosts under domo.com are taken.'],
    ['dashboards.acme.com/page/1?x=2#y', 'Only hosts under domo.com are taken.'],
    ['DASHBOARDS.ACME.COM', 'Only hosts under domo.com are taken.'],
    ['acme.com', 'Only hosts under domo.com are taken.'],
    ['acme.domo.com.example.com', 'Only hosts under domo.com are taken.'],
    ['acme.domo.co', 'Only hosts under domo.com are taken.'],
    ['acme.', 'Only hosts under domo.com are taken.'],
    ['acme.domo.com.', null],
    ['acme.domo.com..', 'Only hosts under domo.com are taken.'],
    ['domo.com.', 'domo.com itself is not an instance.'],
    ['192.168.0.1', 'Only hosts under domo.com are taken.'],
    ['domo.com', 'domo.com itself is not an instance.'],
    ['www.domo.com', 'www.domo.com is not an instance.'],
    ['acme:444', 'A Domo instance has no port of its own.'],
    ['https//acme', 'Only hosts under domo.com are taken.'],
    ['acme.domo.com:444', 'A Domo instance has no port of its own.'],
    ['user@acme.domo.com', 'An address with a user name or password in it is not taken.'],
    ['user:pass@acme.domo.com', 'An address with a user name or password in it is not taken.'],
    ['acme..domo.com', 'The name of an instance has only letters, digits, dashes and dots.'],
    ['acme.domo.com', null],
    ['my.own.domo.com', null],
    ['localhost:4811', null],
  ])('%s is treated as it is with https://', (typed, reason) => {
    expect(refusal(typed)).toBe(reason);
    expect(refusal(`https://${typed}`)).toBe(reason);
  });
});

const pieces = fc.constantFrom(
  'acme',
  '.domo.com',
  'domo.com',
  'https://',
  'http://',
  '//',
  '/',
  '@',
  ':',
  ':443',
  ':80',
  '.',
  '..',
  '-',
  '127.0.0.1',
  'localhost',
  '[::1]',
  'example.com',
  '#',
  '?',
  '%2e',
  '%00',
  '\\',
  ' ',
  '\t',
  'www',
  '0x7f.1',
  '１２７',
);
const typed = fc.oneof(
  fc.string(),
  fc.array(pieces, { maxLength: 8 }).map((each) => each.join('')),
);

it('every accepted input is an instance under domo.com or on this computer', () => {
  fc.assert(
    fc.property(typed, (text) => {
      let origin: string;
      try {
        ({ origin } = parseInstance(text));
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
        return;
      }
      const { protocol, hostname, port, pathname, username } = new URL(origin);
      const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/u.test(hostname);
      const domo =
        /^[a-z0-9-]+(\.[a-z0-9-]+)*\.domo\.com$/u.test(hostname) &&
        protocol === 'https:' &&
        port === '';
      expect(loopback || domo).toBe(true);
      expect(origin).toBe(new URL(origin).origin);
      expect(pathname + username).toBe('/');
    }),
    { numRuns: 5_000 },
  );
});
