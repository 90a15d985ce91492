import { describe, expect, test } from 'vitest';
import {
  confirmedFields,
  configSaveRemark,
  type ConfigSaveResult,
} from '../../src/renderer/ui/forms/config-save-result';

const saved = (part: Partial<ConfigSaveResult>): ConfigSaveResult => ({
  account: null,
  readAt: null,
  problem: null,
  config: null,
  written: ['user', 'role', 'password'],
  different: [],
  unconfirmed: [],
  ...part,
});

describe('a config that was saved', () => {
  test('is confirmed only for the fields where Domo shows what was sent', () => {
    expect(confirmedFields(saved({ different: ['role'], unconfirmed: ['password'] }))).toEqual([
      'user',
    ]);
  });

  test('is summarized in one line that names the values that differ and those that cannot be seen', () => {
    expect(configSaveRemark(saved({}))).toBeNull();
    expect(configSaveRemark(saved({ written: [] }))).toContain('Nothing was sent');
    expect(configSaveRemark(saved({ different: ['role'], unconfirmed: ['password'] }))).toBe(
      'Domo shows another value in role. Not confirmed: password.',
    );
  });
});
