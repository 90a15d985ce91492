/** What a program prints as a token, in the encodings that programs have. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveTokenReference } from '../../../src/main/profiles/list/token-references';
import { temporaryFolder } from '../../support/temporary-folder';

const TOKEN = 'canary-token-of-a-command';

function commandThatPrints(bytes: Buffer): string {
  const file = join(temporaryFolder('reference'), 'token');
  writeFileSync(file, bytes);
  return `cmd:"${process.execPath}" -e "process.stdout.write(require('fs').readFileSync('${file}'))"`;
}

describe('the token that a command prints', () => {
  it.each([
    ['UTF-8', Buffer.from(`${TOKEN}\n`)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TOKEN}\r\n`)],
    ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${TOKEN}\r\n`, 'utf16le')],
  ])('is read as %s', async (_what, bytes) => {
    const { signal } = new AbortController();
    expect(await resolveTokenReference(commandThatPrints(bytes), signal)).toBe(TOKEN);
  });
});
