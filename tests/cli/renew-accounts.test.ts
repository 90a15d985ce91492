/** `latchkey renew --accounts`: more accounts than a plan may have are counted, and said to be left out. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BulkRun, OperationName, RequestFor, Result } from '../../src/contract';
import { MAX_BULK_ACCOUNTS } from '../../src/contract/zod-free';
import { runRenewAccounts } from '../../src/main/cli/commands/renew-accounts';
import type { OperationInvoker } from '../../src/main/cli/operation-invoker';
import { createStandIn, sampleInstance, type StandIn } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';
import { printer } from './printer';

const { service, domo } = sampleBench();

const OLD = `${canaryMark}token-other-admin`;
let standIn: StandIn<'sample'>;

beforeAll(async () => {
  const like = sampleInstance('few');
  const [own] = Object.values(like.data.tokens);
  const data = { ...like.data, tokens: own ? { [OLD]: own } : {} };
  standIn = await createStandIn({ instances: [{ ...like, tokens: { admin: OLD }, data }] });
});
beforeEach(() => standIn.instances.sample.reset());
afterAll(() => standIn.close());

/** Accounts that hold a token of another instance, which is renewed then: Domo never shows an instance its own token. */
async function renewWithHolders(...tokens: string[]): Promise<void> {
  const { accounts } = domo().state;
  const [like] = accounts.values();
  if (!like) throw new Error('There is no account.');
  accounts.clear();
  standIn.instances.sample.state.accounts.clear();
  const instance = standIn.instances.sample.origin;
  const same = { ...like, dataProviderType: 'dataset-copy', readable: true, closed: false };
  for (const [at, accessToken] of tokens.entries()) {
    const id = 900_001 + at;
    const displayName = `Copy ${id}`;
    accounts.set(id, { ...same, id, displayName, config: { accessToken, instance } });
  }
  await service().done('inventory.sync', { depth: 'full' });
  const added = { instance, token: OLD, label: 'Other' };
  const { profile } = await service().done('profile.add', added);
  await service().done('inventory.sync', { depth: 'list', profileIds: [profile.id] });
  await service().done('tokens.renew', { profileId: profile.id });
}

/** As if a plan could have so few accounts: to read as many as it may have takes minutes. */
function invokerNaming(most: number): { invoker: OperationInvoker; limits: number[] } {
  const limits: number[] = [];
  const call = <N extends OperationName>(operation: N, request: RequestFor<N>) => {
    if (operation !== 'tokenAccounts.find') return service().call(operation, request);
    const { limit } = request as RequestFor<'tokenAccounts.find'>;
    limits.push(limit ?? 0);
    return service().call(operation, { limit: most } as RequestFor<N>);
  };
  return { invoker: { call } as unknown as OperationInvoker, limits };
}

describe('latchkey renew --accounts', () => {
  it('says how many accounts with a renewed token are left out of the plan, and ends with 4', async () => {
    await renewWithHolders(OLD, OLD, OLD, OLD);
    let planned = '';
    const { io, text } = printer({
      out: (printed) => {
        planned += printed;
      },
    });
    const cut = invokerNaming(3);
    expect(await runRenewAccounts(io, cut.invoker, null, { plan: true })).toBe(4);
    expect(cut.limits).toEqual([MAX_BULK_ACCOUNTS]);
    const { value } = JSON.parse(planned) as Extract<Result<BulkRun>, { ok: true }>;
    expect(value.items).toHaveLength(3);
    expect(text()).toContain(
      'Partial: 1 more account with such a token is left out; plan again after this plan.',
    );
    // What has the new token since is named no more, so the rest gets its turn.
    await service().done('bulk.run', { id: value.id });
    planned = '';
    expect(await runRenewAccounts(io, invokerNaming(1).invoker, null, { plan: true })).toBe(0);
    const rest = JSON.parse(planned) as Extract<Result<BulkRun>, { ok: true }>;
    expect(rest.value.items).toHaveLength(1);
  });

  it('calls no plan partial for accounts that need nothing, and counts those that it does not name', async () => {
    await renewWithHolders(OLD, 'another-token');
    const { io, text } = printer({ out: () => undefined });
    expect(await runRenewAccounts(io, invokerNaming(1).invoker, null, { plan: true })).toBe(0);
    expect(text()).toMatch(/are not planned:\n… and 1 more account\n/u);
    expect(text()).not.toContain('Partial');
  });
});
