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

it('is made once and stays', () => {
  const first = getOrCreateVaultId(home);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(getOrCreateVaultId(home)).toBe(first);
});

it('is not replaced when its file holds something else: that would orphan every token', () => {
  writeFileSync(join(home, 'vault-id'), 'garbage');
  expect(() => getOrCreateVaultId(home)).toThrow(ProblemError);
  expect(readFileSync(join(home, 'vault-id'), 'utf8')).toBe('garbage');
});
