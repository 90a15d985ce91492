/**
 * Codes that the contract declares and that no test of the operation itself shows: those of requests on the way, of
 * unknown instances, and of the command line, which has no window.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccountKey, OperationName, RequestFor } from '../../src/contract';
import { LABEL, sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

/** Another address of the same stand-in, since its own belongs to a profile already. */
const otherAddress = (): string => domo().origin.replace('127.0.0.1', 'localhost');

type Row = readonly [OperationName, () => unknown];

const cloneRequest = (source: AccountKey): RequestFor<'bulk.plan'> => ({
  wanted: { change: 'clone', to: [profileId()], name: 'a', displayName: 'a' },
  accounts: [source],
});

/** An OAuth account is looked up in the list, because Domo has no route for one. */
describe('an operation that looks an OAuth account up in the list of them', () => {
  it.each<Row>([
    ['account.get', () => key('oauth', 5)],
    ['account.config', () => key('oauth', 5)],
    ['account.reveal', () => ({ ...key('oauth', 5), field: 'client-id', to: 'screen' })],
    ['account.updateConfig', () => ({ ...key('oauth', 5), changes: { 'client-id': 'a' } })],
    ['clone.fields', () => ({ source: key('oauth', 5) })],
    ['bulk.plan', () => cloneRequest(key('oauth', 5))],
  ])(
    '%s ends with forbidden if the token’s user may not read the list',
    async (operation, request) => {
      domo().faults.add({ kind: 'status', status: 403, route: 'oauth.list' });
      const problem = await service().refused(operation, request() as never);
      expect(problem).toMatchObject({ code: 'forbidden', status: 403 });
    },
  );

  it.each<Row>([
    ['account.get', () => key('oauth', 5)],
    ['account.config', () => key('oauth', 5)],
    ['account.updateConfig', () => ({ ...key('oauth', 5), changes: { 'client-id': 'a' } })],
    ['clone.fields', () => ({ source: key('oauth', 5) })],
    ['bulk.plan', () => cloneRequest(key('oauth', 5))],
  ])('%s ends with getFailed if Domo refuses the list', async (operation, request) => {
    domo().faults.add({ kind: 'status', status: 400, route: 'oauth.list' });
    const problem = await service().refused(operation, request() as never);
    expect(problem).toMatchObject({ code: 'getFailed', status: 400 });
  });
});

describe('an operation that reads the user of a token', () => {
  it.each<Row>([
    ['profile.check', () => ({ profileId: profileId() })],
    ['profile.update', () => ({ profileId: profileId(), token: domo().token('admin') })],
    ['profile.add', () => ({ instance: otherAddress(), token: domo().token('admin') })],
  ])('%s ends with getFailed if Domo refuses that', async (operation, request) => {
    domo().faults.add({ kind: 'status', status: 400, route: 'users.me' });
    const problem = await service().refused(operation, request() as never);
    expect(problem).toMatchObject({ code: 'getFailed', status: 400 });
  });
});

describe('an operation on something that does not exist', () => {
  it.each<Row>([
    ['bulk.plan', () => cloneRequest({ ...key('account', 125), profileId: 'none' })],
    ['clone.fields', () => ({ source: { ...key('account', 125), profileId: 'none' } })],
    [
      'comparison.export',
      () => ({
        comparison: { view: 'accountThenAndNow', ...key('account', 125), then: 1 },
        format: 'csv',
        file: join(service().folder, 'none.csv'),
      }),
    ],
  ])('%s ends with notFound', async (operation, request) => {
    const problem = await service().refused(operation, request() as never);
    expect(problem.code).toBe('notFound');
  });

  it('bulk.plan ends with noMatch if the source of a clone does not exist', async () => {
    const request = cloneRequest(key('account', 999_999));
    expect((await service().refused('bulk.plan', request)).code).toBe('noMatch');
  });

  it('profile.add ends with duplicate if the instance exists already', async () => {
    const request = { instance: domo().origin, token: domo().token('admin') };
    expect((await service().refused('profile.add', request)).code).toBe('duplicate');
  });

  it('profile.update ends with duplicate if another instance has the label', async () => {
    const token = domo().token('admin');
    const { profile } = await service().done('profile.add', { instance: otherAddress(), token });
    const renaming = { profileId: profile.id, label: LABEL };
    expect((await service().refused('profile.update', renaming)).code).toBe('duplicate');
  });
});

describe('the command line', () => {
  const name = '2026-01-02T03-04-05-678Z-main.json';
  it.each<Row>([
    ['app.chooseExportFile', () => ({ suggestedName: 'a.csv' })],
    ['app.showFile', () => ({ file: '/a.csv' })],
    ['app.startAtLogin', () => ({})],
    ['app.setStartAtLogin', () => ({ on: true })],
    ['app.lastCrash', () => ({})],
    ['app.reportDrawing', () => ({ name: 'Error', message: '', stack: '' })],
    ['app.openCrashReport', () => ({ name })],
    ['app.deleteCrashReport', () => ({ name })],
    ['app.clipboard', () => ({})],
    ['app.endedJobs', () => ({})],
    ['app.dismissEndedJob', () => ({ id: 'call-1' })],
    ['app.checkForUpdate', () => ({})],
    ['app.downloadUpdate', () => ({})],
    ['app.installUpdate', () => ({})],
  ])('ends %s with needsWindow', async (operation, request) => {
    const problem = await service().refused(operation, request() as never);
    expect(problem.code).toBe('needsWindow');
  });
});
