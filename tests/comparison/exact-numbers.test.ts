/** Numbers beyond 2^53 in the configs of real instances: read, stored, compared and changed with all their digits. */
import { expect, it } from 'vitest';
import type { DomoId } from '../../src/contract';
import { sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

const ONE = '17841400000000000';
const OTHER = '17841400000000001';

async function withUserNumber(name: string, number: string): Promise<DomoId> {
  const { id } = await service().done('account.create', {
    profileId: profileId(),
    kind: 'account',
    name,
    dataProviderType: 'domo-access-token',
    configurations: { username: 'to be replaced' },
  });
  answerConfig(number);
  await service().done('account.config', key('account', id));
  return id;
}

function answerConfig(number: string): void {
  domo().faults.clear();
  const text = `{"username":${number},"allowExternalUse":"true"}`;
  domo().faults.add({
    kind: 'body',
    route: 'accounts.config',
    method: 'GET',
    contentType: 'application/json',
    text,
  });
}

it('two configs that differ in the last digit are different', async () => {
  const ids = [await withUserNumber('One', ONE), await withUserNumber('Other', OTHER)];
  const matrix = await service().done('comparison.accounts', {
    accounts: ids.map((id) => key('account', id)),
    baseline: 0,
  });
  const row = matrix.rows.find(({ key: field }) => field === 'username');
  expect(row).toMatchObject({
    verdict: 'different',
    cells: [
      { state: 'value', text: ONE },
      { state: 'value', text: OTHER },
    ],
  });
  expect(matrix.tallies.config.verdict).toBe('different');
});

it('a change to another last digit is sent, and with all its digits', async () => {
  const id = await withUserNumber('Changed', ONE);
  await service().done('account.updateConfig', {
    ...key('account', id),
    changes: { username: OTHER },
    expected: { username: ONE },
  });
  expect(domo().log.last({ route: 'accounts.updateConfig' })?.body).toContain(OTHER);
});
