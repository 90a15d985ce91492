/** The sample instance of the stand-in, in a Latchkey that has it as a profile. */
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

export const LABEL = 'The sample';
/** Users and a group of the sample. */
export const owner = '1216550715';
export const viewer = '55874022';
export const outsider = '929336557';
export const group = '1814479647';

export interface Bench {
  readonly service: () => Service;
  readonly domo: () => Instance;
  /** Id of the profile. */
  readonly profileId: () => string;
  readonly key: (kind: AccountKind, id: DomoId) => AccountKey;
  /** Requests that may have changed something. */
  readonly writes: () => LoggedRequest[];
}

/** Started before the tests of a file, and reset for each test. */
export function sampleBench(desktop: () => Desktop | null = () => null): Bench {
  let standIn: StandIn<'sample'> | undefined;
  let service: Service | undefined;
  let read: Service | undefined;
  let profileId = '';
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Not started yet.');
    return value;
  };
  const domo = (): Instance => started(standIn).instances.sample;

  beforeAll(async () => {
    standIn = await createStandIn({ instances: [sampleInstance('few')] });
    // Synced once, then copied for each test.
    read = new Service();
    const instance = domo().origin;
    const token = domo().token('admin');
    const { profile } = await read.done('profile.add', { instance, token, label: LABEL });
    profileId = profile.id;
    await read.done('inventory.sync', { depth: 'full' });
    await read.workspace.close();
  });
  beforeEach(async () => {
    await domo().reset();
    service = new Service(desktop(), started(read));
  });
  afterEach(async () => {
    expect(started(service).unexpected).toEqual([]);
    // No test may send a mask or ciphertext to Domo.
    for (const mask of ['********', '{encrypted}']) {
      expect(domo().log.mentioning(mask), mask).toEqual([]);
    }
    await started(service).close();
  });
  afterAll(async () => {
    read?.forget();
    await standIn?.close();
  });
  return {
    service: () => started(service),
    domo,
    profileId: () => profileId,
    key: (kind, id) => ({ profileId, kind, id }),
    writes: () =>
      domo()
        .log.all()
        .filter(({ method, route }) => method !== 'GET' && route !== 'users.search'),
  };
}
