/** What is said of accounts and instances that a plan did not look at: each reason once, however many there are. */
import { describe, expect, it } from 'vitest';
import { createProblem } from '../../src/contract';
import { instanceKey } from '../../src/contract/instance-key';
import { planGapTexts } from '../../src/contract/plan-gaps';

const refused = (id: number, label = 'Acme', code: 'forbidden' | 'readOnly' = 'forbidden') => ({
  account: { profileId: label, kind: 'account', id } as const,
  label,
  state: 'nothing' as const,
  stamp: '',
  problem: createProblem(code, `The access list of account ${id} could not be read (403).`),
});

describe('what a plan did not look at', () => {
  it('is one sentence for all accounts that an instance refuses alike, and names some of them', () => {
    expect(planGapTexts([refused(7)])).toEqual([
      'Acme: 1 account was not looked at: The access list of account 7 could not be read (403)',
    ]);
    const many = [1, 2, 3, 4, 5, 6, 6].map((id) => refused(id));
    expect(planGapTexts([...many, refused(70, 'Beta'), refused(7, 'Acme', 'readOnly')])).toEqual([
      'Acme: 6 accounts were not looked at (1, 2, 3, 4, 5, …): The access list of the account could not be read (403)',
      'Beta: 1 account was not looked at: The access list of account 70 could not be read (403)',
    ]);
  });

  it('is apart for another reason, and for the instance itself', () => {
    const down = createProblem('offline', 'Acme cannot be reached.');
    const other = createProblem('offline', 'The config could not be read (503).');
    const texts = planGapTexts([
      refused(1),
      { ...refused(2), problem: other },
      { ...refused(0), account: instanceKey('Acme'), problem: down },
    ]);
    expect(texts).toEqual([
      'Acme: 1 account was not looked at: The access list of account 1 could not be read (403)',
      'Acme: 1 account was not looked at: The config could not be read (503)',
      'Acme cannot be reached',
    ]);
  });
});
