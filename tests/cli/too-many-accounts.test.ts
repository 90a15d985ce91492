/** More accounts than a plan may have: nothing is planned, and it is said how many they are and how to go on. */
import { expect, it } from 'vitest';
import type { OperationName, RequestFor } from '../../src/contract';
import { listAccountsOf } from '../../src/main/cli/commands/bulk-plan';
import type { OperationInvoker } from '../../src/main/cli/operation-invoker';
import { sampleBench } from '../support/sample';

const { service } = sampleBench();

it('are refused with their exact number, and taken when they are as many as they may be', async () => {
  const call = <N extends OperationName>(operation: N, request: RequestFor<N>) =>
    service().call(operation, request);
  const invoker = { call } as unknown as OperationInvoker;
  const { total } = await service().done('inventory.count', {});
  const all = { filter: {}, sort: null };
  const taken = await listAccountsOf(invoker, all, total);
  expect(taken).toMatchObject({ ok: true });
  const refused = await listAccountsOf(invoker, all, total - 2);
  expect(refused).toMatchObject({
    ok: false,
    problem: {
      code: 'invalidRequest',
      message: `These are ${total} accounts, 2 more than the ${total - 2} that one call may have. Nothing was planned.`,
      next: expect.stringContaining('Plan them in parts') as string,
    },
  });
});
