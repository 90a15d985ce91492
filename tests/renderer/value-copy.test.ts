/** Copying one value of a config into another account: what would be written, or why nothing is. */
import { describe, expect, test } from 'vitest';
import type { ConfigField } from '../../src/contract';
import { planValueCopy } from '../../src/renderer/features/edit/value-copy';
import type { AccountDetail } from '../../src/renderer/state/account-detail';

describe('a value that is copied', () => {
  const detail = (config: readonly ConfigField[] | null): AccountDetail =>
    ({ config: config && { fields: config } }) as unknown as AccountDetail;
  const one = (state: ConfigField['state'], value: string | null = null): ConfigField => ({
    name: 'host',
    secret: state === 'secret',
    state,
    value,
    fingerprint: null,
  });
  const of = (from: ConfigField | null, to: ConfigField | null) =>
    planValueCopy('host', detail(from ? [from] : []), detail(to ? [to] : []));

  test('is sent with the value that was seen at the target, even if that was none', () => {
    expect(of(one('clear', 'a'), one('clear', 'b')).copy).toEqual({
      expected: 'b',
      value: 'a',
      before: 'b',
      after: 'a',
    });
    expect(of(one('clear', 'a'), null).copy).toMatchObject({ expected: null });
    expect(of(one('clear', 'a'), one('empty')).copy).toMatchObject({ expected: '' });
    expect(of(one('empty'), one('clear', 'b')).copy).toMatchObject({ value: '', expected: 'b' });
  });

  test.each(['secret', 'hidden', 'encrypted'] as const)('is never one that is %s', (state) => {
    expect(of(one(state), one('clear', 'b')).copy).toBeNull();
    expect(of(one('clear', 'a'), one(state)).copy).toBeNull();
  });

  test('does not exist when there is nothing to copy or when both sides are equal', () => {
    expect(of(null, one('clear', 'b')).copy).toBeNull();
    expect(of(one('clear', 'a'), one('clear', 'a')).reason).toContain('already have this value');
    const unread = planValueCopy('host', detail([one('clear', 'a')]), detail(null));
    expect(unread).toMatchObject({ copy: null, canRefresh: true });
  });

  test('is compared as Domo reads it when it is the switch', () => {
    const external = (value: string) => ({ ...one('clear', value), name: 'allowExternalUse' });
    const same = planValueCopy(
      'allowExternalUse',
      detail([external('true')]),
      detail([external('Yes')]),
    );
    expect(same.copy).toBeNull();
  });
});
