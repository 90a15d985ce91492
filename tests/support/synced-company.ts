/**
 * The invented company in a Latchkey in this process, with its lists synced. Time limits and retries take milliseconds,
 * so no test waits for them.
 */
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { SyncResult } from '../../src/contract';
import { createStandIn, makeCompany, type Company, type Instance, type StandIn } from '../domo';
import { companyProfiles } from '../harness/company';
import { Service } from './service';

type Name = (typeof companyProfiles)[number]['name'];

interface SyncedCompany {
  readonly company: Company;
  readonly service: () => Service;
  readonly production: () => Instance;
  /** Syncs all three instances. Results by name: `Production`, `Staging`, `Development`. */
  readonly sync: (depth?: 'list' | 'full') => Promise<ReadonlyMap<string, SyncResult>>;
  /** Syncs that instance only, for tests that look at no other. */
  readonly syncProduction: (depth?: 'list' | 'full') => Promise<SyncResult>;
  /** How many accounts of an instance are in the inventory. */
  readonly countKept: (profileId: string) => Promise<number>;
  /** Starts a new service with the same folder, and resets the instances. */
  readonly restart: () => Promise<void>;
}

/** Started before the first test of a file, and restarted after each. */
export function syncedCompany(): SyncedCompany {
  // A sixth of the company, and few providers: each test of a file syncs all of it again.
  const company = makeCompany({ areas: 2, providers: 'few' });
  let standIn: StandIn<Name> | undefined;
  let service: Service | undefined;
  let productionId = '';
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Not started yet.');
    return value;
  };
  const sync = async (
    depth: 'list' | 'full' = 'list',
  ): Promise<ReadonlyMap<string, SyncResult>> => {
    const { results } = await started(service).done('inventory.sync', { depth });
    return new Map(results.map((result) => [result.label.split(' · ')[1] ?? '', result]));
  };
  const syncProduction = async (depth: 'list' | 'full' = 'list'): Promise<SyncResult> => {
    const profileIds = [productionId];
    const [result] = (await started(service).done('inventory.sync', { profileIds, depth })).results;
    return started(result);
  };
  const restart = async (): Promise<void> => {
    const instances = Object.values<Instance>(started(standIn).instances);
    await Promise.all(instances.map((instance) => instance.reset()));
    await started(service).reopen();
  };

  beforeAll(async () => {
    standIn = await createStandIn<Name>({ instances: company.list });
    service = new Service(null, null, { backoff: () => 5 });
    for (const { name, label } of companyProfiles) {
      const instance = standIn.instances[name];
      const token = instance.token('admin');
      const added = { instance: instance.origin, token, label };
      const { profile } = await service.done('profile.add', added);
      if (name === 'production') productionId = profile.id;
    }
    await sync();
  });
  afterEach(restart);
  afterAll(async () => {
    await service?.close();
    await standIn?.close();
  });

  return {
    company,
    sync,
    syncProduction,
    restart,
    service: () => started(service),
    production: () => started(standIn).instances.production,
    countKept: async (profileId) =>
      (await started(service).done('inventory.search', { filter: { profileIds: [profileId] } }))
        .total,
  };
}
