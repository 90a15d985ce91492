/** Where a new secret comes from, and that nothing of it is printed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CommandLineIo } from '../../src/main/cli/io';
import { readSecrets, type SecretOptions } from '../../src/main/cli/secret-source';
import { canaryMark } from '../domo/company/canaries';
import { temporaryFolder } from '../support/temporary-folder';

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

  describe('when it is a command', () => {
    /** A command that prints exactly these bytes. */
    function printing(bytes: Buffer): SecretOptions {
      const file = join(temporaryFolder('printed'), 'bytes');
      writeFileSync(file, bytes);
      const script = `process.stdout.write(require('fs').readFileSync('${file}'))`;
      return { secretCommand: `"${process.execPath}" -e "${script}"`, allowCommands: true };
    }

    it.each([
      ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${secret}\r\n`)],
      ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${secret}\r\n`, 'utf16le')],
    ])('is taken without its mark from %s', async (_what, bytes) => {
      expect(await read(['password'], printing(bytes))).toEqual({
        ok: true,
        value: { password: secret },
      });
    });

    it('is not said to be on stdin when it cannot be read', async () => {
      const refused = await read(['password'], printing(Buffer.from(`${secret}\n`, 'utf16le')));
      const message = refused.ok ? '' : refused.problem.message;
      expect(message).toContain('The new value from the command is not in UTF-8.');
    });
  });

  it('is no command that cannot be started or prints too much', async () => {
    const run = (secretCommand: string) =>
      read(['password'], { secretCommand, allowCommands: true });
    const print = `"${process.execPath}" -e "process.stdout.write('x'.repeat(2000000))"`;
    expect((await run(print)).ok).toBe(false);
    expect((await run('a-program-that-is-not-there-at-all')).ok).toBe(false);
  });
});
