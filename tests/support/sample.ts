/** The sample instance of the stand-in, and a Latchkey that knows it as `sample`. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { AccountKey, AccountKind } from '../../src/contract';
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
/** People of the sample. */
export const owner = '1216550715';
export const viewer = '55874022';
export const outsider = '929336557';
export const group = '1814479647';

export interface Bench {
  readonly service: () => Service;
  readonly domo: () => Instance;
  /** The profile's id. */
  readonly profileId: () => string;
  readonly key: (kind: AccountKind, id: number) => AccountKey;
  /** Requests that may have changed something. */
  readonly writes: () => LoggedRequest[];
}

/** Started before the tests of a file; both begin anew with each test. */
export function sampleBench(desktop: () => Desktop | null = () => null): Bench {
  let standIn: StandIn<'sample'> | undefined;
  let service: Service | undefined;
  let read: Service | undefined;
  let profileId = '';
  const made = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('Not started yet.');
    return thing;
  };
  const domo = (): Instance => made(standIn).instances.sample;

  beforeAll(async () => {
    standIn = await createStandIn({ instances: [sampleInstance()] });
    // Read once, and copied for each test.
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
    service = new Service(desktop(), made(read));
  });
  afterEach(async () => {
    expect(made(service).unexpected).toEqual([]);
    // Whatever a test did: what Domo uses to hide a value never went back to it.
    for (const mask of ['********', '{encrypted}']) {
      expect(domo().log.mentioning(mask), mask).toEqual([]);
    }
    await made(service).close();
  });
  afterAll(async () => {
    read?.forget();
    await standIn?.close();
  });
  return {
    service: () => made(service),
    domo,
    profileId: () => profileId,
    key: (kind, id) => ({ profileId, kind, id }),
    writes: () =>
      domo()
        .log.all()
        .filter(({ method, route }) => method !== 'GET' && route !== 'users.search'),
  };
}
