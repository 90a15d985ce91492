import { describe, expect, it } from 'vitest';
import type { AccessEntry } from '../../src/contract';
import {
  isLastOwner,
  isTokenUser,
  accessEntryKeys,
  accessEntryName,
  principalOfEntry,
  accessChangeSentence,
} from '../../src/renderer/features/detail/access/access-entries';

const place = { account: 'Snowflake prod', instance: 'Production' };
const entry = (part: Partial<AccessEntry>): AccessEntry => ({
  type: 'USER',
  id: '7',
  accessLevel: 'CAN_VIEW',
  name: 'Jane Smith',
  more: {},
  ...part,
});

describe('the label of a change to an access list', () => {
  it('is one sentence that names the person, the level, the account and the instance', () => {
    expect(accessChangeSentence('Jane Smith', null, 'CAN_VIEW', place)).toBe(
      'Give Jane Smith “Can view” access to Snowflake prod in Production',
    );
    expect(accessChangeSentence('Jane Smith', 'CAN_VIEW', 'OWNER', place)).toBe(
      'Change the access of Jane Smith to Snowflake prod in Production from “Can view” to “Owner”',
    );
    expect(accessChangeSentence('Jane Smith', 'CAN_USE', 'NONE', place)).toBe(
      'Remove the access of Jane Smith (“CAN_USE”) to Snowflake prod in Production',
    );
  });
});

describe('the person or group of an access entry', () => {
  it('must be a user or a group whose id consists of digits', () => {
    expect(principalOfEntry(entry({ type: 'GROUP' }))).toEqual({ type: 'GROUP', id: '7' });
    expect(principalOfEntry(entry({ type: 'UNKNOWN' }))).toBeNull();
    expect(principalOfEntry(entry({ id: 'all' }))).toBeNull();
  });

  it('is named by type and id when Domo gives no name', () => {
    expect(accessEntryName(entry({ name: null, type: 'GROUP' }))).toBe('(no name, group 7)');
  });

  it('is the last owner when no other entry is an owner', () => {
    const owner = entry({ accessLevel: 'OWNER' });
    const group = entry({ type: 'GROUP', accessLevel: 'OWNER' });
    expect(isLastOwner(owner, [owner, entry({ id: '8' })])).toBe(true);
    expect(isLastOwner(owner, [owner, group])).toBe(false);
    expect(isLastOwner(entry({}), [owner, entry({})])).toBe(false);
  });

  it('is the user of the token only when type and id match, since a group can have the same number', () => {
    expect(isTokenUser(entry({}), 7)).toBe(true);
    expect(isTokenUser(entry({ type: 'GROUP' }), 7)).toBe(false);
    expect(isTokenUser(entry({}), undefined)).toBe(false);
  });

  it('is distinguished from another with the same id, and keeps its key when its level changes', () => {
    const keys = accessEntryKeys([
      entry({}),
      entry({ accessLevel: 'OWNER' }),
      entry({ type: 'GROUP' }),
    ]);
    expect(new Set(keys).size).toBe(3);
    expect(accessEntryKeys([entry({ accessLevel: 'CAN_EDIT' })])[0]).toBe(keys[0]);
  });
});
