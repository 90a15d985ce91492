/** One instance of the board, in a Latchkey that has read it, anew for each test of a file. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createStandIn, type Instance, type StandIn } from '../domo';
import { boardInstances, type BoardName } from './broken-board';
import { Service } from './service';

interface Setting {
  readonly depth?: 'list' | 'full';
  /** What the instance is given before it is read. */
  readonly prepare?: (domo: Instance) => void;
}

export function boardInstance(name: BoardName, { depth = 'list', prepare }: Setting = {}) {
  let standIn: StandIn<BoardName> | null = null;
  let service: Service | null = null;
  const started = <T>(value: T | null): T => {
    if (value === null) throw new Error('Not started yet.');
    return value;
  };
  const domo = (): Instance => started(standIn).instances[name];
  /** Another Latchkey in place of the present one. `timeout`: in milliseconds, for each request. */
  const start = async (more: { timeout?: number } = {}): Promise<void> => {
    await service?.close();
    service = new Service(null, null, { backoff: () => 5, ...more });
    const { origin: instance, tokens } = domo();
    await service.done('profile.add', { instance, token: tokens['admin'] ?? '', label: 'One' });
    prepare?.(domo());
    await service.done('inventory.sync', { depth });
  };
  beforeAll(async () => {
    const wanted = boardInstances().filter((each) => each.name === name);
    standIn = await createStandIn<BoardName>({ instances: wanted });
  });
  beforeEach(async () => {
    await domo().reset();
    await start();
  });
  afterEach(async () => {
    await service?.close();
    service = null;
  });
  afterAll(async () => {
    await standIn?.close();
  });
  return {
    domo,
    start,
    service: () => started(service),
    /** Reads how streams ended. */
    read: async (maxDatasets = 200) => {
      const { results } = await started(service).done('attention.readStreams', { maxDatasets });
      const [result] = results;
      if (!result) throw new Error('Nothing was read.');
      return result;
    },
  };
}
