import { describe, expect, it } from 'vitest';
import type { ConfigField } from '../../../src/contract';
import { listClonedFields } from '../../../src/main/accounts/clone/cloned-fields';
import { computeSourceStamp } from '../../../src/main/accounts/clone/clone-source';
import { computeStamp } from '../../../src/main/secrets';
import { field } from '../../comparison/engine/columns';
import { descriptor } from '../../secrets/descriptors';
import { sourceOf } from './source';

const KEY = '7e'.repeat(32);

type More = Parameters<typeof sourceOf>[1];

const stamp = (fields: readonly ConfigField[], more: More = {}, key = KEY) => {
  const source = sourceOf(fields, more);
  return computeSourceStamp(source, listClonedFields(source), key);
};

describe('the stamp of a source', () => {
  const config = [field.clear('account', 'acme'), field.secret('password', 'ab')];

  it('is the same for equal data, and reveals nothing', () => {
    expect(stamp(config)).toBe(stamp(config));
    expect(stamp(config)).toMatch(/^[0-9a-f]{64}$/u);
  });

  it.each<[string, readonly ConfigField[], More]>([
    ['a value', [field.clear('account', 'other'), field.secret('password', 'ab')], {}],
    ['a secret', [field.clear('account', 'acme'), field.secret('password', 'cd')], {}],
    ['what Domo hides', [field.clear('account', 'acme'), field.hidden('password')], {}],
    ['a field', config.slice(0, 1), {}],
    ['a name', config, { account: { displayName: 'other' } }],
    ['what is required', config, { descriptors: [descriptor('role', { required: true })] }],
    ['the switch of the account', config, { account: { allowExternalUse: true } }],
  ])('changes with everything that is written: %s', (_what, fields, more) => {
    expect(stamp(fields, more)).not.toBe(stamp(config));
  });

  it('is different under another key', () => {
    expect(stamp(config, {}, '11'.repeat(32))).not.toBe(stamp(config));
    expect(computeStamp(['a', 'b'], KEY)).not.toBe(computeStamp(['ab'], KEY));
  });
});
