/** Ctrl+C in a terminal reaches the keychain's process too. The command line still needs it then. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

/** Nothing that the keychain is asked for: the answer comes all the same. */
const nothing = (id: number) => ({ id, method: 'none', service: 's', account: 'a' });

it.skipIf(process.platform === 'win32')(
  'answers after Ctrl+C, so that what a write left can be read, and ends with the command line',
  async () => {
    const child = fork(resolve('out', 'main', 'keychain-process.js'), {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ended = once(child, 'exit');
    const answered = async (id: number): Promise<unknown> => {
      const answer = once(child, 'message').then(([message]: unknown[]) => message);
      child.send(nothing(id));
      return Promise.race([answer, ended.then(() => 'ended')]);
    };
    expect(await answered(1)).toMatchObject({ id: 1 });
    child.kill('SIGINT');
    expect(await answered(2)).toMatchObject({ id: 2 });
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  },
);
