/** Several programs that start for the first time at once agree on the id of their folder and on its keys. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { KeychainHost } from '../../src/main/keychain/keychain-client';
import type { KeychainRequest } from '../../src/main/keychain/keychain-protocol';
import { KeychainVault } from '../../src/main/keychain/keychain-vault';
import { withExclusiveLockAsync } from '../../src/main/store/db/file-locks';
import { Desk } from '../harness/desk';
import { createStandIn, makeCompany } from '../domo';
import { compiledProgram } from '../support/compiled-program';
import { temporaryFolder } from '../support/temporary-folder';

const PROGRAMS = 4;
const many = Array.from({ length: PROGRAMS });

describe('the id of a data folder', () => {
  async function ready(home: string): Promise<() => Promise<unknown>> {
    const child = fork(await compiledProgram('tests/keychain/namer.ts'), [home], { execArgv: [] });
    await once(child, 'message');
    return async () => {
      const answer = once(child, 'message') as Promise<unknown[]>;
      child.send('go');
      return (await answer)[0];
    };
  }

  it('is the same for all programs that start at once', async () => {
    for (let round = 0; round < 3; round++) {
      const home = temporaryFolder('store');
      const programs = await Promise.all(many.map(() => ready(home)));
      const ids = await Promise.all(programs.map((ask) => ask()));
      const kept = readFileSync(join(home, 'vault-id'), 'utf8').trim();
      expect(ids).toEqual(many.map(() => kept));
      expect(readdirSync(home)).toEqual(['vault-id']);
    }
  });
});

describe('a key that several programs need at once', () => {
  /** One keychain for all; each call takes a moment, so that calls of several programs overlap. */
  function slowKeychain(): { host: KeychainHost; written: KeychainRequest[] } {
    const entries = new Map<string, string>();
    const written: KeychainRequest[] = [];
    const answer = (request: KeychainRequest): string | null => {
      const name = `${request.service} ${request.account}`;
      if (request.method === 'set') {
        written.push(request);
        entries.set(name, request.value);
      }
      return request.method === 'get' ? (entries.get(name) ?? null) : null;
    };
    const host: KeychainHost = () => {
      let tell: (message: unknown) => void = () => undefined;
      return {
        send: (message) => {
          const request = message as KeychainRequest;
          void wait(20).then(() => {
            tell({ id: request.id, ok: true, value: answer(request) });
          });
        },
        onMessage: (listener) => {
          tell = listener;
        },
        onExit: () => undefined,
        kill: () => undefined,
      };
    };
    return { host, written };
  }

  it.each(['store', 'fingerprint'] as const)('is created only once: %s', async (name) => {
    const folder = temporaryFolder('store');
    const { host, written } = slowKeychain();
    const program = async () => {
      const vault = new KeychainVault({
        host,
        processFile: '',
        vaultId: 'folder',
        limit: 10_000,
        withExclusiveLock: (work) => withExclusiveLockAsync(folder, work),
      });
      try {
        return await vault.getOrCreateKey(name);
      } finally {
        vault.close();
      }
    };
    const keys = await Promise.all(many.map(program));
    expect(new Set(keys.map(({ hex }) => hex)).size).toBe(1);
    // Who made it says so: an old store that it does not open has lost its key.
    expect(keys.filter(({ fresh }) => fresh)).toHaveLength(1);
    expect(written.filter(({ account }) => account === `key:${name}`)).toHaveLength(1);
    expect(await program()).toEqual({ hex: keys[0]?.hex, fresh: false });
  });
});

describe('several programs that start for the first time at once', () => {
  it('keep everything that each was given, and set no file aside', async () => {
    const standIn = await createStandIn({ instances: makeCompany().list });
    const desk = await Desk.open();
    try {
      const instances = Object.values(standIn.instances);
      const added = await Promise.all(
        instances.map(({ origin, tokens }) =>
          desk.cli(['profile', 'add', origin], tokens['admin']),
        ),
      );
      for (const { code, stderr } of added)
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const { origin } of instances) {
        const checked = await desk.cli(['profile', 'check', origin.replace('http://', '')]);
        expect(checked).toMatchObject({ code: 0, stderr: '' });
      }
      expect(readdirSync(desk.home).filter((name) => name.includes('damaged'))).toEqual([]);
    } finally {
      await desk.close();
      await standIn.close();
    }
  });
});
