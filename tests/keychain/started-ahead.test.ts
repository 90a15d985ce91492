/** A keychain's process that is started before it is needed. */
import { describe, expect, it } from 'vitest';
import type { KeychainHost } from '../../src/main/keychain/keychain-client';
import { startAhead } from '../../src/main/keychain/started-ahead';

/** Counts the processes of each file, and can end the last one. */
function countingHost(): { host: KeychainHost; started: string[]; endLast: () => void } {
  const started: string[] = [];
  let end = (): void => undefined;
  const host: KeychainHost = (file) => {
    started.push(file);
    const listeners: (() => void)[] = [];
    end = () => {
      for (const each of listeners) each();
    };
    return {
      send: () => undefined,
      onMessage: () => undefined,
      onExit: (listener) => listeners.push(listener),
      kill: () => undefined,
    };
  };
  return {
    host,
    started,
    endLast: () => {
      end();
    },
  };
}

describe('a keychain process that is started ahead', () => {
  it('is the first that is asked for, and later ones are new', () => {
    const { host, started } = countingHost();
    const ahead = startAhead(host, 'keychain');
    expect(started).toEqual(['keychain']);
    ahead('keychain');
    expect(started).toEqual(['keychain']);
    ahead('keychain');
    expect(started).toEqual(['keychain', 'keychain']);
  });

  it('is not used for another file', () => {
    const { host, started } = countingHost();
    const ahead = startAhead(host, 'keychain');
    ahead('store-check');
    ahead('keychain');
    expect(started).toEqual(['keychain', 'store-check']);
  });

  it('is replaced when it ended before it was needed', () => {
    const { host, started, endLast } = countingHost();
    const ahead = startAhead(host, 'keychain');
    endLast();
    ahead('keychain');
    expect(started).toEqual(['keychain', 'keychain']);
  });

  it('that cannot be started fails when it is needed, and not before', () => {
    const ahead = startAhead(() => {
      throw new Error('no process');
    }, 'keychain');
    expect(() => ahead('keychain')).toThrow('no process');
  });
});
