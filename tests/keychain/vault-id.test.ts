import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { ProblemError } from '../../src/contract';
import { getOrCreateVaultId } from '../../src/main/keychain/vault-id';
import { temporaryFolder } from '../support/temporary-folder';

let home: string;
beforeEach(() => {
  home = temporaryFolder('vault-id');
});

it('the id of a data folder is created once and stays the same', () => {
  const first = getOrCreateVaultId(home);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(getOrCreateVaultId(home)).toBe(first);
});

it('an id file with unexpected content is not replaced, because that would orphan every token', () => {
  writeFileSync(join(home, 'vault-id'), 'garbage');
  expect(() => getOrCreateVaultId(home)).toThrow(ProblemError);
  expect(readFileSync(join(home, 'vault-id'), 'utf8')).toBe('garbage');
});
