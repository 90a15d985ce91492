/** Plans and runs clones on the sample instance and its two empty siblings. */
import { expect } from 'vitest';
import type { AccountKind, BulkRun, ConfigValues, RequestFor } from '../../../src/contract';
import { family, type Member } from '../../support/family';

type Wanted = Extract<RequestFor<'bulk.plan'>['wanted'], { change: 'clone' }>;
type Choices = Partial<Omit<Wanted, 'change' | 'to'>>;

export function cloning() {
  const bench = family();
  const { service, domo, profileId, key, writes } = bench;
  const fieldsOf = (kind: AccountKind, id: number) =>
    service().done('clone.fields', { source: key(kind, id) });

  const requestOf = (
    kind: AccountKind,
    id: number,
    to: readonly string[],
    choices: Choices = {},
  ): RequestFor<'bulk.plan'> => ({
    wanted: {
      change: 'clone',
      to: [...to],
      name: 'sudo_demo',
      displayName: 'sudo_demo',
      ...choices,
    },
    accounts: [key(kind, id)],
  });
  const planOf = (
    kind: AccountKind,
    id: number,
    members: readonly Member[],
    choices: Choices = {},
  ): Promise<BulkRun> =>
    service().done('bulk.plan', requestOf(kind, id, members.map(profileId), choices));

  const run = ({ id }: Pick<BulkRun, 'id'>, secrets: ConfigValues = {}): Promise<BulkRun> =>
    service().done('bulk.run', { id, secrets });

  /** `one done`, `two refused changedSinceRead` */
  const ends = ({ items }: BulkRun): string[] =>
    items.map(({ label, state, problem }) => [label, state, problem?.code ?? ''].join(' ').trim());
  const token = () => domo('sample').state.accounts.get(125) ?? expect.fail('no account 125');
  const bodies = (member: Member): unknown[] =>
    writes(member).map(({ body }): unknown => JSON.parse(body));
  const entries = async () =>
    (await service().aboutAccounts())
      .map(({ label, outcome, operation }) => `${label} ${operation} ${outcome}`)
      .sort();
  return { ...bench, fieldsOf, requestOf, planOf, run, ends, token, bodies, entries };
}
