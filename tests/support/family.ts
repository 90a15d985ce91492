/** The sample instance and two instances without its accounts, in a Latchkey that has all three. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { AccountKey, AccountKind, DomoId } from '../../src/contract';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import {
  createStandIn,
  sampleInstance,
  type Instance,
  type LoggedRequest,
  type StandIn,
} from '../domo';
import { Service } from './service';

const members = ['sample', 'one', 'two'] as const;
export type Member = (typeof members)[number];

export interface Family {
  readonly service: () => Service;
  readonly domo: (member: Member) => Instance;
  readonly profileId: (member: Member) => string;
  /** The key of an account in the sample. */
  readonly key: (kind: AccountKind, id: DomoId) => AccountKey;
  /** Requests to a member that may have changed something. */
  readonly writes: (member: Member) => LoggedRequest[];
}

function specOf(name: Member) {
  const sample = sampleInstance('few');
  if (name === 'sample') return sample;
  return { ...sample, name, data: { ...sample.data, accounts: [], oauthAccounts: [] } };
}

/** Started before the tests of a file, and reset for each test. With `desktop`, calls come from the window. */
export function family(desktop: Desktop | null = null): Family {
  let standIn: StandIn<Member> | undefined;
  let service: Service | undefined;
  let read: Service | undefined;
  const profiles = new Map<Member, string>();
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Not started yet.');
    return value;
  };
  const domo = (member: Member): Instance => started(standIn).instances[member];

  beforeAll(async () => {
    standIn = await createStandIn<Member>({ instances: members.map(specOf) });
    // Synced once, then copied for each test.
    read = new Service();
    for (const member of members) {
      const { origin: instance } = domo(member);
      const token = domo(member).token('admin');
      const { profile } = await read.done('profile.add', { instance, token, label: member });
      profiles.set(member, profile.id);
    }
    await read.done('inventory.sync', { depth: 'full' });
    await read.workspace.close();
  });
  beforeEach(async () => {
    await Promise.all(members.map((member) => domo(member).reset()));
    service = new Service(desktop, started(read));
  });
  afterEach(async () => {
    expect(started(service).unexpected).toEqual([]);
    // No test may send a mask or ciphertext to Domo.
    for (const mask of ['********', '{encrypted}']) {
      for (const member of members) expect(domo(member).log.mentioning(mask), mask).toEqual([]);
    }
    await started(service).close();
  });
  afterAll(async () => {
    read?.forget();
    await standIn?.close();
  });
  const profileId = (member: Member): string => started(profiles.get(member));
  return {
    domo,
    profileId,
    service: () => started(service),
    key: (kind, id) => ({ profileId: profileId('sample'), kind, id }),
    writes: (member) =>
      domo(member)
        .log.all()
        .filter(({ method }) => method !== 'GET'),
  };
}
