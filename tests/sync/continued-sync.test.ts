/** A full sync that was interrupted goes on where it stopped: nothing that it had read is read again. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createStandIn, makeBigInstance, type Instance, type StandIn } from '../domo';
import { until } from '../harness/until';
import { Service } from '../support/service';

const ALL = 120;
const CONFIG = 'accounts.config';
const ACCESS = 'accounts.access';

let standIn: StandIn<'big'>;
let service: Service;
let big: Instance;
let profileId = '';

beforeAll(async () => {
  standIn = await createStandIn({
    instances: [makeBigInstance({ name: 'big', accounts: ALL, providers: 'few' })],
  });
  ({ big } = standIn.instances);
  service = new Service(null, null, { timeout: 5_000, backoff: () => 20 });
  const token = big.token('admin');
  const { profile } = await service.done('profile.add', { instance: big.origin, token });
  profileId = profile.id;
});
afterEach(() => big.reset());
afterAll(async () => {
  await service.close();
  await standIn.close();
});

/** Cancels a full sync once this many accounts were read. */
async function cancelledAfter(accounts: number): Promise<void> {
  const callId = `cancelled ${Math.random()}`;
  const running = service.call('inventory.sync', { depth: 'full' }, callId);
  const watch = setInterval(() => {
    const read = service.events.some(
      (event) =>
        event.event === 'progress' &&
        event.callId === callId &&
        event.progress.phase === 'details' &&
        event.progress.done >= accounts,
    );
    if (read) service.dispatcher.cancel(callId);
  }, 1);
  const result = await running;
  clearInterval(watch);
  if (!result.ok) throw new Error(result.problem.code);
  expect(result.value).toMatchObject({ results: [{ outcome: 'cancelled' }], continued: [] });
}

const unread = async (): Promise<number[]> => {
  const store = await service.workspace.store();
  const [run] = await store.listSyncRuns();
  if (!run) throw new Error('No sync was interrupted.');
  const details = await store.listUnreadDetails(run);
  const ids = details.filter(({ config }) => config).map(({ id }) => Number(id));
  return ids.sort((a, b) => a - b);
};

/** Each id once: a request of the cancelled sync may reach the stand-in after its log was cleared. */
const asked = (route: string): number[] =>
  [...new Set(big.log.all({ route }).map(({ path }) => Number(path.split('/').at(-1))))].sort(
    (a, b) => a - b,
  );

const interrupted = async () => (await service.done('inventory.interrupted', {})).interrupted;

describe('a full sync that was cancelled', () => {
  it('is continued with what it had not read, and its snapshot counts as a full one', async () => {
    await cancelledAfter(30);
    expect(await interrupted()).toMatchObject([{ profileId }]);
    const [run] = await interrupted();
    const left = await unread();
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(ALL);
    big.log.clear();
    const { results, continued } = await service.done('inventory.sync', { continue: true });
    expect(results).toMatchObject([{ outcome: 'done', accounts: ALL }]);
    expect(continued).toEqual([profileId]);
    expect(asked(CONFIG)).toEqual(left);
    expect(asked(ACCESS).length).toBeLessThan(ALL);
    expect(await interrupted()).toEqual([]);
    const store = await service.workspace.store();
    const [limits] = await store.listChangeLimits([profileId], null);
    expect(limits?.last?.detailsFrom).toBe(run?.startedAt);
  });

  it('is read from the start by a sync that does not continue it', async () => {
    await cancelledAfter(30);
    big.log.clear();
    await service.done('inventory.sync', { depth: 'full' });
    expect(asked(CONFIG)).toHaveLength(ALL);
    expect(await interrupted()).toEqual([]);
  });

  it('reads an account again that Domo changed after it was read, and one whose read failed', async () => {
    await cancelledAfter(30);
    const left = await unread();
    const ids = Array.from({ length: ALL }, (_, index) => index + 1);
    const read = ids.find((id) => !left.includes(id)) ?? 0;
    const inDomo = big.state.accounts.get(read);
    if (!inDomo) throw new Error('There is no such account.');
    inDomo.modifiedAt = Date.now() + 60_000;
    big.log.clear();
    await service.done('inventory.sync', { continue: true });
    expect(asked(CONFIG)).toEqual([...left, read].sort((a, b) => a - b));
  });

  it('is not offered to be continued when it began by a clock that was ahead', async () => {
    const store = await service.workspace.store();
    await store.beginSyncRun({ profileId, startedAt: Date.now() + 400 * 24 * 60 * 60 * 1000 });
    expect(await interrupted()).toEqual([]);
  });

  it('does nothing when none was interrupted', async () => {
    await service.done('inventory.sync', { depth: 'full' });
    expect(await service.done('inventory.sync', { continue: true })).toEqual({
      results: [],
      continued: [],
    });
  });

  it('is offered to be continued also when it was cancelled before the first config', async () => {
    big.faults.add({ kind: 'silent', route: 'accounts.list' });
    const running = service.call('inventory.sync', { depth: 'full' }, 'early');
    await until('the list', () => Promise.resolve(big.log.count({ route: 'accounts.list' }) > 0));
    service.dispatcher.cancel('early');
    await running;
    big.faults.clear();
    expect(await interrupted()).toMatchObject([{ profileId }]);
    const { results } = await service.done('inventory.sync', { continue: true });
    expect(results).toMatchObject([{ outcome: 'done' }]);
    expect(await interrupted()).toEqual([]);
  });

  it('ends at once: a request without an answer is aborted', async () => {
    big.faults.add({ kind: 'silent', route: CONFIG });
    await cancelledAfter(0);
    expect(big.log.count({ route: CONFIG, outcome: 'answered' })).toBe(0);
  });
});
