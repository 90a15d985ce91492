/**
 * Whether two config values are the same: comparing, writing, checking what the user saw, and cloning give one
 * verdict. Each pair goes through the operations themselves, against the stand-in.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountConfig, Relation } from '../../src/contract';
import { column, compare, rowOf } from '../comparison/engine/columns';
import { canaryMark } from '../domo/company/canaries';
import { cloning } from './clone/cloning';

const { service, domo, key, writes, planOf, token } = cloning();

const secretJson = (keys: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(keys.map((name) => [name, `${canaryMark}${name}`])));

/** A field, its value in two configs, and the relation of the two. */
const pairs: readonly (readonly [string, string, string, Relation])[] = [
  ['username', 'ada', 'ada', 'same'],
  ['username', 'ada', 'Ada', 'different'],
  ['username', 'ada', ' ada', 'different'],
  ['username', 'ada', '', 'different'],
  ['username', '', 'ada', 'different'],
  ['username', '', '', 'same'],
  ['username', '{"a":1,"b":2}', '{ "b": 2, "a": 1 }', 'same'],
  ['username', '{"a":1}', '{"a":"1"}', 'same'],
  ['username', '{"a":1}', '{"a":2}', 'different'],
  ['username', '[1,2]', '[2,1]', 'different'],
  ['username', 'yes', 'true', 'different'],
  ['allowExternalUse', 'true', 'true', 'same'],
  ['allowExternalUse', 'Yes', 'true', 'same'],
  ['allowExternalUse', '1', 'T', 'same'],
  ['allowExternalUse', 'no', 'false', 'same'],
  ['allowExternalUse', 'true', 'false', 'different'],
  ['allowExternalUse', 'maybe', 'false', 'different'],
  ['allowExternalUse', 'false', 'maybe', 'different'],
  ['allowExternalUse', 'maybe', 'maybe', 'same'],
  ['domoAccessToken', `${canaryMark}one`, `${canaryMark}one`, 'same'],
  ['domoAccessToken', `${canaryMark}one`, `${canaryMark}two`, 'different'],
  ['domoAccessToken', `${canaryMark}one`, '', 'different'],
  ['domoAccessToken', secretJson(['a', 'b']), secretJson(['b', 'a']), 'different'],
];

describe.each(pairs)('%s with %s and %s', (name, one, other, verdict) => {
  /** Old instances answer the flag as the config has it. */
  beforeEach(() => {
    domo('sample').modes.shape = 'legacy';
  });

  const setValue = (value: string): void => {
    token().config[name] = value;
  };

  const readFields = async (value: string): Promise<AccountConfig['fields']> => {
    setValue(value);
    return (await service().done('account.config', key('account', 125))).config.fields;
  };

  it(`are ${verdict} for a comparison`, async () => {
    const columns = [column(await readFields(one)), column(await readFields(other))];
    expect(rowOf(compare(columns), 'config', name).verdict).toBe(verdict);
  });

  it(`are ${verdict} for a write, which sends only fields that differ`, async () => {
    setValue(one);
    // Domo may refuse the value. The test checks only whether it was sent.
    await service().call('account.updateConfig', {
      ...key('account', 125),
      changes: { [name]: other },
    });
    expect(writes('sample')).toHaveLength(verdict === 'same' ? 0 : 1);
  });

  it(`are ${verdict} for the check of what the user saw`, async () => {
    setValue(one);
    const result = await service().call('account.updateConfig', {
      ...key('account', 125),
      changes: { password: `${canaryMark}new` },
      expected: { [name]: other },
    });
    expect(result.ok ? 'sent' : result.problem.code).toBe(
      verdict === 'same' ? 'sent' : 'changedSinceRead',
    );
  });

  it(`are ${verdict} for a clone, whose plan is valid only while the values are the same`, async () => {
    // A switch that is neither true nor false is asked for, and left out here.
    const plan = (value: string) => {
      setValue(value);
      const leftOut = value === 'maybe' ? [name] : [];
      return planOf('account', 125, ['one'], { leftOut });
    };
    const before = await plan(one);
    const after = await plan(other);
    expect(before.items[0]?.stamp === after.items[0]?.stamp).toBe(verdict === 'same');
  });
});
