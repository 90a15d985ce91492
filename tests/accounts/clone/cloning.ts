/** Makes and runs clone plans on the sample instance and its two empty siblings. */
import { expect } from 'vitest';
import type {
  CloneResult,
  ConfigValues,
  AccountKind,
  RequestFor,
  ResponseFor,
} from '../../../src/contract';
import { family, type Member } from '../../support/family';

type Plan = ResponseFor<'clone.plan'>;

export function cloning() {
  const bench = family();
  const { service, domo, profileId, key, writes } = bench;
  const planOf = (
    kind: AccountKind,
    id: number,
    members: readonly Member[],
    displayName?: string,
  ) =>
    service().done('clone.plan', {
      source: key(kind, id),
      profileIds: members.map(profileId),
      ...(displayName === undefined ? {} : { displayName }),
    });

  const requestOf = (
    kind: AccountKind,
    id: number,
    plan: Plan,
    values: ConfigValues = {},
  ): RequestFor<'clone.run'> => ({
    source: key(kind, id),
    name: plan.name,
    displayName: plan.displayName,
    values,
    stamp: plan.stamp,
    targets: plan.targets.map((target) => ({ profileId: target.profileId, stamp: target.stamp })),
  });

  const run = async (request: RequestFor<'clone.run'>): Promise<readonly CloneResult[]> =>
    (await service().done('clone.run', request)).results;

  const token = () => domo('sample').state.accounts.get(125) ?? expect.fail('no account 125');
  const bodies = (member: Member): unknown[] =>
    writes(member).map(({ body }): unknown => JSON.parse(body));
  const entries = async () =>
    (await service().aboutAccounts()).map(
      ({ label, outcome, operation }) => `${label} ${operation} ${outcome}`,
    );
  return { ...bench, planOf, requestOf, run, token, bodies, entries };
}
