/** The sample company: what it shows, and that it can do nothing else. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contract, type AnyOperation, type OperationName, type Result } from '../../src/contract';
import type { Dispatcher } from '../../src/main/api/dispatcher';
import { openSampleCompany, type OpenSample } from '../../src/main/sample/sample-company';
import { makeSampleInstances } from '../../src/main/sample/sample-data';
import { routeInSample, SampleSwitch } from '../../src/main/sample/sample-switch';
import { Service } from '../support/service';

const faults: string[] = [];
const openSample = (): Promise<OpenSample> =>
  openSampleCompany({
    about: { version: '0', electron: null, evaluation: false, platform: 'test' },
    threadFile: resolve('out', 'main', 'store-thread.js'),
    comparingFile: resolve('out', 'main', 'comparing-thread.js'),
    announce: () => undefined,
    onUnexpected: (operation) => faults.push(operation),
    onUndeclared: (operation, code) => faults.push(`${operation} ${code}`),
  });

let service: Service | null = null;
let shown: SampleSwitch | null = null;
afterEach(async () => {
  await shown?.leave();
  await service?.close();
  service = shown = null;
  expect(faults.splice(0)).toEqual([]);
});

/** A window with a real, empty inventory behind it. */
function openWindow({ isLocked = false, isBusy = false } = {}) {
  service = new Service();
  shown = new SampleSwitch({
    real: service.dispatcher,
    isLocked: () => isLocked,
    isBusy: () => isBusy,
    openSample,
  });
  return { real: service, sample: shown };
}

const ask = ({ dispatcher }: { dispatcher: Dispatcher }, operation: string, request: unknown) =>
  dispatcher.dispatch(
    { callId: randomUUID(), operation, request },
    { source: 'window' },
  ) as Promise<Result<Record<string, never>>>;

const names = Object.keys(contract) as OperationName[];
const isWrite = (name: OperationName): boolean => {
  const { effect, on }: AnyOperation = contract[name];
  return on === 'domo' || (on === 'latchkey' && effect !== 'read');
};

describe('the sample company', () => {
  it('has accounts to find, to compare and to see change, and the real inventory stays empty', async () => {
    const { real, sample } = openWindow();
    await sample.open();
    expect(await ask(sample, 'profile.list', {})).toMatchObject({
      ok: true,
      value: { profiles: [{}, {}, {}, {}, {}] },
    });
    const found = await ask(sample, 'inventory.search', { limit: 5, filter: { valid: false } });
    expect(found).toMatchObject({ ok: true, value: { rows: [{}, {}, {}, {}, {}] } });
    const profileIds = makeSampleInstances(0).map(({ profile }) => profile.id);
    const compared = await ask(sample, 'comparison.instances', { profileIds });
    expect(compared).toMatchObject({ ok: true });
    expect(await ask(sample, 'inventory.changes', { since: 0 })).toMatchObject({ ok: true });
    expect(await ask(sample, 'inventory.overview', {})).toMatchObject({ ok: true });
    expect((await real.done('profile.list', {})).profiles).toEqual([]);
  });

  it.each(names.filter(isWrite))('refuses %s: it would write or ask Domo', (name) => {
    expect(routeInSample(name)).toBe('refused');
  });

  it('refuses files and their dialogs, and says how to go on', async () => {
    const { sample } = openWindow();
    await sample.open();
    for (const [name, request] of [
      ['inventory.export', { table: 'accounts', file: '/tmp/sample.csv' }],
      ['profile.export', { file: '/tmp/sample.json' }],
      ['app.chooseExportFile', { suggestedName: 'a' }],
      ['profile.add', { instance: 'acme', token: 'any' }],
    ] as const) {
      expect(await ask(sample, name, request), name).toMatchObject({
        ok: false,
        problem: {
          code: 'invalidRequest',
          next: 'Leave the sample company to do this with your own instances.',
        },
      });
    }
    for (const name of names.filter((each) => each.endsWith('.export'))) {
      expect(routeInSample(name), name).toBe('refused');
    }
  });

  it('is gone when it is left, and comes back as it was', async () => {
    const { sample } = openWindow();
    await sample.open();
    await sample.leave();
    expect(await ask(sample, 'profile.list', {})).toEqual({ ok: true, value: { profiles: [] } });
    expect(makeSampleInstances(5)).toEqual(makeSampleInstances(5));
  });

  it('answers nothing while Latchkey is locked', async () => {
    const { sample } = openWindow({ isLocked: true });
    await sample.open();
    expect(await ask(sample, 'profile.list', {})).toEqual({ ok: true, value: { profiles: [] } });
  });

  it('is not opened while a job is running', async () => {
    const { sample } = openWindow({ isBusy: true });
    await expect(sample.open()).rejects.toMatchObject({ problem: { code: 'invalidRequest' } });
    expect(sample.isOpen()).toBe(false);
  });
});

it.each([
  ['sample.get', {}],
  ['sample.open', {}],
  ['sample.leave', {}],
] as const)('%s needs the window', async (name, request) => {
  service = new Service();
  expect((await service.refused(name, request)).code).toBe('needsWindow');
});
