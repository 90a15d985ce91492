import { describe, expect, it } from 'vitest';
import { toKeychainTrouble } from '../../src/main/keychain/keychain-failure';
import { toKeychainProblem } from '../../src/main/keychain/keychain-problem';

describe('troubleOf', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
    ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'missing'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'withoutKeyring'],
    ['User interaction is not allowed.', 'locked'],
    ['something nobody has seen', 'crashed'],
  ] as const)('reads %j as %s', (text, trouble) => {
    expect(toKeychainTrouble(text)).toBe(trouble);
  });

  it('gives each failure its own code and next step', () => {
    const problems = (
      ['locked', 'missing', 'withoutKeyring', 'hanging', 'crashed', 'replaced'] as const
    ).map(toKeychainProblem);
    expect(new Set(problems.map(({ code }) => code)).size).toBe(6);
    expect(new Set(problems.map(({ next }) => next)).size).toBe(6);
  });
});
