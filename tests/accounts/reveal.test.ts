/** What leaves main on purpose: a secret that the user reveals or copies, and the address of a page in Domo. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RequestFor } from '../../src/contract';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';

const copySecret = vi.fn<Desktop['copySecret']>(() => Promise.resolve());
const openPage = vi.fn<Desktop['openPage']>(() => Promise.resolve());
const desktop: Desktop = {
  chooseExportFile: () => Promise.resolve(null),
  chooseCertificatesFile: () => Promise.resolve(null),
  chooseInstanceListFile: () => Promise.resolve(null),
  showFile: () => undefined,
  wasChosen: () => false,
  openPage,
  copySecret,
  ask: () => Promise.resolve(false),
};
let withDesktop = true;
const { service, domo, profileId, key } = sampleBench(() => (withDesktop ? desktop : null));

const CANARY = `${canaryMark}sample-125`;

describe('account.reveal', () => {
  const reveal = (
    to: 'screen' | 'clipboard',
    field = 'domoAccessToken',
    id = 125,
  ): RequestFor<'account.reveal'> => ({ ...key('account', id), field, to });

  it('returns the one field, for a limited time', async () => {
    const before = Date.now();
    const { value, until } = await service().done('account.reveal', reveal('screen'));
    expect(value).toBe(CANARY);
    expect(until).toBeGreaterThanOrEqual(before + 30_000);
  });

  it('reveals a field of an OAuth account, and looks up nothing if the request has the type', async () => {
    const { value } = await service().done('account.reveal', {
      ...key('oauth', 5),
      field: 'client_secret',
      to: 'screen',
      dataProviderType: 'jira-on-prem-oauth-config',
    });
    expect(value).toBe(`${canaryMark}sample-oauth-5`);
    expect(
      domo()
        .log.all()
        .map(({ route }) => route),
    ).toEqual(['oauth.config']);
  });

  it.each(['screen', 'clipboard'] as const)('is recorded without the value: %s', async (to) => {
    await service().done('account.reveal', reveal(to));
    const entry = await service().newest();
    expect(entry).toMatchObject({
      operation: 'account.reveal',
      outcome: 'done',
      source: 'window',
      account: 'sudo_demo',
      changes: [{ what: 'domoAccessToken', secret: true, before: null, after: null }],
    });
    expect(JSON.stringify(await service().done('activity.list', {}))).not.toContain(canaryMark);
  });

  it('copies the value without passing it to the window', async () => {
    const before = Date.now();
    const { value, until } = await service().done('account.reveal', reveal('clipboard'));
    expect(value).toBeNull();
    expect(until).toBeGreaterThanOrEqual(before + 45_000);
    expect(copySecret).toHaveBeenLastCalledWith(CANARY, 45_000);
  });

  it.each(['screen', 'clipboard'] as const)('says that Domo hides the value: %s', async (to) => {
    copySecret.mockClear();
    const problem = await service().refused('account.reveal', reveal(to, 'credentials', 71));
    expect(problem.code).toBe('hiddenByDomo');
    expect(copySecret).not.toHaveBeenCalled();
    expect((await service().newest()).outcome).toBe('refused');
  });

  it('fails with getFailed if Domo fails, which is recorded', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.config' });
    const problem = await service().refused('account.reveal', reveal('screen'));
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
    expect((await service().newest()).outcome).toBe('refused');
  });

  it('fails with noMatch for a field that does not exist', async () => {
    expect((await service().refused('account.reveal', reveal('screen', 'x'))).code).toBe('noMatch');
    const gone = await service().refused('account.reveal', reveal('screen', 'x', 999));
    expect(gone.code).toBe('noMatch');
  });

  it('stores neither the value nor the config', async () => {
    const before = await service().done('inventory.detail', key('account', 125));
    await service().done('account.reveal', reveal('screen'));
    expect(await service().done('inventory.detail', key('account', 125))).toEqual(before);
  });
});

describe('the command line', () => {
  beforeAll(() => {
    withDesktop = false;
  });
  afterAll(() => {
    withDesktop = true;
  });

  it('cannot use the clipboard or open the page in Domo, and reads nothing for that', async () => {
    const copied = { ...key('account', 125), field: 'username', to: 'clipboard' } as const;
    expect((await service().refused('account.reveal', copied)).code).toBe('needsWindow');
    const opened = await service().refused('app.openInDomo', { profileId: profileId() });
    expect(opened.code).toBe('needsWindow');
    expect(domo().log.count()).toBe(0);
  });

  it('can show a value to a script', async () => {
    const shown = { ...key('account', 125), field: 'domoAccessToken', to: 'screen' } as const;
    expect((await service().done('account.reveal', shown)).value).toBe(CANARY);
    expect((await service().newest()).source).toBe('commandLine');
  });
});

describe('app.openInDomo', () => {
  it('opens no page outside domo.com', async () => {
    const problem = await service().refused('app.openInDomo', { profileId: profileId() });
    expect(problem.code).toBe('invalidRequest');
    expect(openPage).not.toHaveBeenCalled();
  });

  it('fails with notFound for an instance that does not exist', async () => {
    const problem = await service().refused('app.openInDomo', { profileId: 'none' });
    expect(problem.code).toBe('notFound');
    expect(openPage).not.toHaveBeenCalled();
  });

  it("opens an instance's accounts page", async () => {
    const { profile } = await service().done('profile.add', {
      instance: 'acme',
      token: `${canaryMark}acme`,
      check: false,
    });
    await service().done('app.openInDomo', { profileId: profile.id });
    expect(openPage).toHaveBeenCalledExactlyOnceWith('https://acme.domo.com/datacenter/accounts');
  });
});
