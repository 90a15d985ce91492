import { describe, expect, it } from 'vitest';
import { findLink, parseLink } from '../../src/main/desktop/parse-link';

describe('links', () => {
  it.each([
    ['latchkey://open?instance=acme', { to: 'open', instance: 'acme' }],
    ['latchkey://open/?instance=127.0.0.1:8080', { to: 'open', instance: '127.0.0.1:8080' }],
    ['LATCHKEY://open?instance=acme', { to: 'open', instance: 'acme' }],
    [
      'latchkey://account?instance=acme&kind=oauth&id=12',
      { to: 'account', instance: 'acme', kind: 'oauth', id: 12 },
    ],
    [
      'latchkey://account?instance=acme&kind=account&id=17841400000000001',
      { to: 'account', instance: 'acme', kind: 'account', id: '17841400000000001' },
    ],
  ])('%s is read', (text, link) => {
    expect(parseLink(text)).toEqual(link);
  });

  it.each([
    'latchkey:',
    'latchkey://',
    'latchkey://open',
    'latchkey://open?instance=',
    'latchkey://open?instance=acme&instance=other',
    'latchkey://open?instance=acme&token=x',
    'latchkey://open?instance=acme&to=account',
    'latchkey://open?instance=ACME%20CORP',
    'latchkey://open?instance=../../etc/passwd',
    'latchkey://open/more?instance=acme',
    'latchkey://user:password@open?instance=acme',
    'latchkey://open:80?instance=acme',
    'latchkey://open?instance=acme#part',
    'latchkey://delete?instance=acme&kind=account&id=12',
    'latchkey://account?instance=acme&kind=account',
    'latchkey://account?instance=acme&kind=account&id=0',
    'latchkey://account?instance=acme&kind=account&id=1e3',
    'latchkey://account?instance=acme&kind=account&id=99999999999999999999',
    'latchkey://account?instance=acme&kind=user&id=12',
    `latchkey://open?instance=${'a'.repeat(600)}`,
    'https://open?instance=acme',
    'latchkey://[broken',
  ])('%s is refused, and not repeated', (text) => {
    const told = (): unknown => {
      try {
        return parseLink(text);
      } catch (error) {
        return error instanceof Error ? error.message : error;
      }
    };
    expect(told()).toBe('invalidRequest: Latchkey does not know this kind of link.');
  });

  it('are found among the arguments of the program', () => {
    const link = 'latchkey://open?instance=acme';
    expect(findLink(['/usr/bin/latchkey', '--flag', link])).toBe(link);
    expect(findLink(['/usr/bin/latchkey', '/home/latchkey'])).toBeNull();
  });
});
