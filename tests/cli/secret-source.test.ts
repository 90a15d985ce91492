/** Where a new secret comes from, and that nothing of it is printed. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CommandLineIo } from '../../src/main/cli/io';
import { readSecrets, type SecretOptions } from '../../src/main/cli/secret-source';
import { canaryMark } from '../domo/company/canaries';

const secret = `${canaryMark}typed`;

async function read(
  fields: string[],
  options: SecretOptions,
  { typed = null, input = '' }: { typed?: string[] | null; input?: string } = {},
) {
  const printed: string[] = [];
  const print = (text: string): void => void printed.push(text);
  const answers = typed && [...typed];
  const io: CommandLineIo = {
    stdin: Readable.from([Buffer.from(input)]),
    out: print,
    err: print,
    interactive: false,
    outIsTerminal: false,
    askSecret: answers && (() => Promise.resolve(answers.shift() ?? '')),
  };
  const result = await readSecrets(io, fields, options);
  const said = result.ok ? '' : JSON.stringify(result.problem);
  expect(printed.join('') + said).not.toContain(secret);
  return result;
}

describe('the source of a new secret', () => {
  it('is the terminal, where each is typed twice the same', async () => {
    const typed = [secret, secret, 'b', 'b'];
    expect(await read(['password', 'key'], {}, { typed })).toEqual({
      ok: true,
      value: { password: secret, key: 'b' },
    });
    for (const wrong of [
      [secret, `${secret}x`],
      ['', ''],
    ]) {
      const refused = await read(['password'], {}, { typed: wrong });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'invalidRequest' } });
    }
  });

  it('is named when there is no terminal', async () => {
    const refused = await read(['password'], {});
    expect(refused.ok ? '' : refused.problem.next).toContain('--secret-stdin');
  });

  it('is stdin, of which only one line end is dropped', async () => {
    const from = (input: string) => read(['password'], { secretStdin: true }, { input });
    expect(await from(`${secret}\r\n`)).toEqual({ ok: true, value: { password: secret } });
    expect(await from(` ${secret} \n\n`)).toEqual({
      ok: true,
      value: { password: ` ${secret} \n` },
    });
    expect((await from('')).ok).toBe(false);
    expect((await from(`${secret}\0`)).ok).toBe(false);
  });

  it('is a JSON object for several fields, and names those that lack', async () => {
    const from = (input: unknown) =>
      read(['password', 'key'], { secretStdin: true }, { input: JSON.stringify(input) });
    expect(await from({ password: secret, key: 'b', more: 1 })).toEqual({
      ok: true,
      value: { password: secret, key: 'b' },
    });
    for (const wrong of [
      { password: secret },
      { password: secret, key: 2 },
      [secret],
      secret,
      null,
    ]) {
      const refused = await from(wrong);
      expect(refused.ok ? '' : refused.problem.message).toContain('key');
    }
  });

  it('is no command that cannot be started or prints too much', async () => {
    const run = (secretCommand: string) =>
      read(['password'], { secretCommand, allowCommands: true });
    const print = `"${process.execPath}" -e "process.stdout.write('x'.repeat(2000000))"`;
    expect((await run(print)).ok).toBe(false);
    expect((await run('a-program-that-is-not-there-at-all')).ok).toBe(false);
  });
});
