import { describe, expect, it } from 'vitest';
import { describeSame } from '../../../src/main/accounts/clone/clone-target';

describe('the decision about an instance', () => {
  it('is to create the account if none there counts as the same', () => {
    expect(describeSame('Staging', [])).toBeNull();
  });

  it.each([
    ['it has the account', [7], 'Staging already has it, with the id 7.'],
    ['it has several that it could be', [7, 9], 'Staging has 2 accounts that it could be: 7, 9.'],
  ])('is to create nothing if %s', (_what, same, message) => {
    expect(describeSame('Staging', same)).toMatchObject({ code: 'duplicate', message });
  });

  it('names only some of very many', () => {
    const { message } = describeSame('Staging', [1, 2, 3, 4, 5, 6]) ?? expect.fail('no problem');
    expect(message).toContain('6 accounts');
    expect(message).not.toContain('6.');
  });
});
