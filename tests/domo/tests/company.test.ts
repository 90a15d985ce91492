import { afterAll, describe, expect, it } from 'vitest';
import {
  canaryMark,
  createStandIn,
  environments,
  makeBigInstance,
  makeCompany,
  type Company,
} from '..';
import { ask, ids } from './http';

const company = makeCompany();
const accountsOf = (name: keyof Company['instances']) => company.instances[name].data.accounts;
const all = environments.flatMap((name) => accountsOf(name));

describe('the company', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(makeCompany()).toEqual(company);
    expect(makeCompany({ seed: 7 }).canaries).not.toEqual(company.canaries);
  });

  it.each(environments)('%s has 100 to 200 accounts and 5 to 12 OAuth accounts', (name) => {
    const { accounts, oauthAccounts, providers } = company.instances[name].data;
    expect(accounts.length).toBeGreaterThanOrEqual(100);
    expect(accounts.length).toBeLessThanOrEqual(200);
    expect(oauthAccounts.length).toBeGreaterThanOrEqual(5);
    expect(oauthAccounts.length).toBeLessThanOrEqual(12);
    const keys = new Set(providers.map(({ key }) => key));
    for (const { dataProviderType } of [...accounts, ...oauthAccounts])
      expect(keys).toContain(dataProviderType);
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
    const overlap = oauthAccounts.filter(({ id }) => accounts.some((one) => one.id === id));
    expect(overlap.length).toBeGreaterThan(0);
    expect(accounts.map(({ id }) => id)).not.toEqual(
      accounts.map(({ id }) => id).sort((a, b) => a - b),
    );
  });

  it('has with few providers the same accounts, and the providers that they need from the whole list', () => {
    const few = makeCompany({ providers: 'few' });
    expect(few.canaries).toEqual(company.canaries);
    for (const name of environments) {
      const { providers, ...rest } = few.instances[name].data;
      const { providers: whole, ...others } = company.instances[name].data;
      expect(rest).toEqual(others);
      expect(providers.length).toBeLessThan(whole.length / 8);
      expect(providers).toEqual(whole.filter((provider) => providers.includes(provider)));
      const keys = new Set(providers.map(({ key }) => key));
      const used = [...rest.accounts, ...rest.oauthAccounts];
      expect(used.filter(({ dataProviderType }) => !keys.has(dataProviderType))).toEqual([]);
      expect(providers).toEqual(few.instances.production.data.providers);
    }
  });

  it('has what real instances have: invalid, masked, closed, twin and ownerless accounts', () => {
    for (const name of environments) {
      const accounts = accountsOf(name);
      const { users, groups } = company.instances[name].data;
      const known = new Set([...users, ...groups].map(({ id }) => String(id)));
      const gone = new Set(
        [...users, ...groups].filter(({ active }) => !active).map(({ id }) => String(id)),
      );
      expect(accounts.some(({ valid }) => !valid)).toBe(true);
      expect(accounts.some(({ readable }) => !readable)).toBe(true);
      expect(accounts.filter(({ closed }) => closed)).toHaveLength(3);
      const twins = new Set(accounts.map((one) => `${one.displayName} ${one.dataProviderType}`));
      expect(twins.size).toBeLessThan(accounts.length);
      const owners = accounts.flatMap(({ access }) =>
        access.filter(({ accessLevel }) => accessLevel === 'OWNER'),
      );
      expect(owners.some(({ id }) => gone.has(id))).toBe(true);
      expect(owners.some(({ id }) => !known.has(id))).toBe(true);
      expect(accounts.every(({ access }) => access.length > 0)).toBe(true);
      expect(Math.max(...accounts.map(({ access }) => access.length))).toBe(200);
      const names = accounts.map(({ displayName }) => displayName);
      for (const start of ['=', '+', '-', '@', '\t', '\r', '<', ''])
        expect(names.some((text) => text.startsWith(start))).toBe(true);
      expect(names).toContain('');
      expect(Math.max(...names.map((text) => text.length))).toBeGreaterThan(1000);
    }
  });

  it('differs between its instances as a comparison would want to find', () => {
    const find = (name: (typeof environments)[number], system: string) =>
      accountsOf(name).find((one) => one.name === system);
    const systems = [...new Set(accountsOf('production').map(({ name }) => name))];
    const missing = systems.filter((name) => !find('development', name));
    const prefixed = accountsOf('staging').filter((one) => one.displayName === `[STG] ${one.name}`);
    expect(missing.length).toBeGreaterThan(10);
    expect(prefixed.length).toBeGreaterThan(10);
    const compared = systems.flatMap((system) => {
      const [staging, production] = [find('staging', system), find('production', system)];
      return staging && production ? [{ staging, production }] : [];
    });
    const drifted = compared.filter(
      ({ staging, production }) =>
        staging.config['role'] === 'SYSADMIN' && production.config['role'],
    );
    expect(drifted.length).toBeGreaterThan(0);
    const shared = compared.filter(({ staging, production }) =>
      Object.values(staging.config).some(
        (text) => text.includes(canaryMark) && Object.values(production.config).includes(text),
      ),
    );
    expect(shared.length).toBeGreaterThan(5);
    expect(shared.length).toBeLessThan(compared.length / 2);
  });

  it('knows all its secrets', () => {
    const text = JSON.stringify(environments.map((name) => company.instances[name]));
    const found = new Set(text.match(/canary-[a-z0-9-]+/g));
    expect(found).toEqual(new Set(company.canaries));
    expect(company.canaries.length).toBeGreaterThan(300);
    for (const { config, displayName, name } of all) {
      expect(displayName + name).not.toContain(canaryMark);
      expect(config).not.toHaveProperty('allowExternalUse');
    }
  });

  it('uses no address outside example.com', () => {
    const { users, accounts } = company.instances.production.data;
    for (const { emailAddress } of users) expect(emailAddress).toMatch(/^[a-z.0-9]+@example\.com$/);
    const hosts = accounts.flatMap(({ config }) => [config['host'], config['url']]);
    for (const host of hosts.filter((one) => one)) expect(host).toMatch(/\.example\.com(\/|$)/);
  });
});

describe('running', () => {
  const started = createStandIn({
    instances: [
      ...company.list,
      makeBigInstance({ name: 'big', accounts: 2000, oauthAccounts: 3 }),
    ],
  });
  afterAll(async () => (await started).close());

  it('serves each instance on a port of its own, with tokens of its own', async () => {
    const { instances } = await started;
    const origins = Object.values(instances).map(({ origin }) => origin);
    expect(new Set(origins).size).toBe(4);
    const token = instances.production.token('admin');
    const me = '/api/content/v2/users/me';
    expect((await ask(instances.production.origin + me, { token })).status).toBe(200);
    expect((await ask(instances.staging.origin + me, { token })).status).toBe(401);
    expect(instances.staging.log.count()).toBe(1);
    const expired = instances.production.token('expired');
    expect((await ask(instances.production.origin + me, { token: expired })).status).toBe(401);
  });

  it.each(environments)(
    'every config and access list of %s can be read, but for the closed',
    async (name) => {
      const { instances } = await started;
      const { origin, state } = instances[name];
      const token = instances[name].token('admin');
      for (const { id, dataProviderType, closed } of state.accounts.values()) {
        const dpt = encodeURIComponent(dataProviderType);
        for (const path of [
          `v1/providers/${dpt}/account/${String(id)}`,
          `v2/accounts/share/${String(id)}`,
        ])
          expect((await ask(`${origin}/api/data/${path}`, { token })).status).toBe(
            closed ? 403 : 200,
          );
      }
    },
  );

  it('shows the six rights to six people', async () => {
    const { instances } = await started;
    const { development } = instances;
    const seen = async (role: string) =>
      ids(
        await ask(`${development.origin}/api/data/v1/accounts`, { token: development.token(role) }),
      );
    expect((await seen('admin')).length).toBe(accountsOf('development').length);
    expect((await seen('none')).length).toBe(3);
    for (const role of ['owner', 'editor', 'sharer', 'viewer']) {
      const count = (await seen(role)).length;
      expect(count).toBeGreaterThan(10);
      expect(count).toBeLessThan(accountsOf('development').length);
    }
  });

  it('serves a big instance', async () => {
    const { big } = (await started).instances;
    const answer = await ask(`${big.origin}/api/data/v1/accounts`, { token: big.token('admin') });
    expect(new Set(ids(answer)).size).toBe(2000);
    const path = '/api/data/v1/providers/snowflake-oauth-config/template/2?unmask=true';
    const config = await ask(big.origin + path, { token: big.token('admin') });
    expect(config.json).toMatchObject({ 'client-secret': 'canary-big-oauth-2' });
  });
});

describe('closing', () => {
  it('ends open connections and frees the port', async () => {
    const [spec] = company.list;
    if (!spec) throw new Error('No instance.');
    const standIn = await createStandIn({ instances: [spec] });
    const instance = standIn.instances.development;
    instance.faults.add({ kind: 'silent' });
    const hanging = ask(instance.origin);
    await expect.poll(() => instance.log.count()).toBe(1);
    await standIn.close();
    await expect(hanging).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(ask(instance.origin)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('leaves nothing open when a port is taken', async () => {
    const [first, second] = company.list;
    if (!first || !second) throw new Error('No instance.');
    const taken = await createStandIn({ instances: [first] });
    const port = Number(new URL(taken.instances.development.origin).port);
    await expect(
      createStandIn({
        instances: [
          { ...second, port: 0 },
          { ...first, port },
        ],
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await taken.close();
  });
});
