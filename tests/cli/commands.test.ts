/** The command line as scripts use it: the compiled program with a real keychain and a real store. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Desk, type CliEnded } from '../harness/desk';
import { createStandIn, makeCompany } from '../domo';
import { commandLine, json } from '../support/command-line';

const { company, folder, standIn, desk, callOf } = commandLine();

describe('latchkey call', () => {
  it('prints the Result of any operation', async () => {
    const ended = await callOf('inventory.search', { limit: 3, filter: { valid: false } });
    expect(ended.code).toBe(0);
    expect(json(ended)).toMatchObject({ ok: true, value: { rows: [{ valid: false }, {}, {}] } });
    expect(ended.stderr).toBe('');
  });

  it('answers how the store is once it is open, and not that it opens', async () => {
    const ended = await callOf('app.status', {});
    expect(json(ended)).toMatchObject({
      ok: true,
      value: { store: { state: 'file', problem: null }, keychain: { state: 'unlocked' } },
    });
  });

  it('reads empty stdin as an empty request', async () => {
    const ended = await desk().cli(['call', 'profile.list']);
    expect(json(ended)).toMatchObject({ ok: true, value: { profiles: [{}, {}, {}] } });
  });

  it('reads an account of either kind from Domo', async () => {
    const { value } = json(await callOf('inventory.search', { filter: { kind: 'oauth' } })) as {
      value: { rows: { profileId: string; kind: string; id: number }[] };
    };
    const { profileId = '', kind = '', id = 0 } = value.rows[0] ?? {};
    const key = { profileId, kind, id };
    for (const operation of ['account.get', 'account.config', 'account.accessList']) {
      expect(json(await callOf(operation, key)), operation).toMatchObject({ ok: true });
    }
    expect(json(await callOf('account.list', { profileId, kind }))).toMatchObject({ ok: true });
    expect(json(await callOf('provider.list', { profileId }))).toMatchObject({ ok: true });
    expect(json(await callOf('profile.check', { profileId }))).toMatchObject({ ok: true });
  });
});

describe('latchkey profile', () => {
  it('lists the instances, as a table and as JSON', async () => {
    const table = await desk().cli(['profile', 'list']);
    expect(table.stdout.split('\n')[0]).toMatch(/^LABEL +INSTANCE +GROUP +GUARD/u);
    expect(table.stdout).toContain('Kestrel Bay · Production');
    const listed = json(await desk().cli(['profile', 'list', '--json']));
    expect(listed).toMatchObject({ ok: true, value: { profiles: [{ guard: 'normal' }, {}, {}] } });
  });

  it('checks a token', async () => {
    const ended = await desk().cli(['profile', 'check', 'kestrel bay · staging']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('accepts the token of');
  });

  it.each(['confirm', 'read-only'])('adds an instance with the guard %s', async (guard) => {
    const other = await createStandIn({ instances: [makeCompany({ seed: 7 }).instances.staging] });
    const { origin, tokens } = other.instances.staging;
    const args = ['profile', 'add', origin, '--label', 'Guarded', '--guard', guard];
    expect(await desk().cli(args, tokens['admin'])).toMatchObject({ code: 0, stderr: '' });
    const table = (await desk().cli(['profile', 'list'])).stdout.split('\n');
    const column = table[0]?.indexOf('GUARD') ?? -1;
    const row = table.find((line) => line.startsWith('Guarded ')) ?? '';
    expect(row.slice(column).split(' ')[0]).toBe(guard);
    const listed = json(await desk().cli(['profile', 'list', '--json'])) as {
      value: { profiles: { label: string; guard: string }[] };
    };
    const { profiles } = listed.value;
    expect(profiles.find(({ label }) => label === 'Guarded')?.guard).toBe(guard);
    await desk().cli(['profile', 'remove', 'Guarded']);
    await other.close();
  });

  it('adds and removes an instance without changing the others', async () => {
    const other = await createStandIn({ instances: [makeCompany({ seed: 7 }).instances.staging] });
    const { origin, tokens } = other.instances.staging;
    const added = await desk().cli(['profile', 'add', origin, '--label', 'Seven'], tokens['admin']);
    expect(added).toMatchObject({ code: 0 });
    expect(added.stdout).not.toContain(tokens['admin']);
    const removed = await desk().cli(['profile', 'remove', 'Seven']);
    expect(removed.stdout).toContain('Nothing changed in Domo');
    const listed = await desk().cli(['profile', 'list']);
    expect(listed.stdout).not.toContain('Seven');
    expect(listed.stdout).toContain('Kestrel Bay · Production');
    await other.close();
  });

  it('removes nothing by a name that is the label of one instance and the name of another', async () => {
    const other = makeCompany({ seed: 7 }).instances;
    const two = await createStandIn({ instances: [other.staging, other.production] });
    const { staging, production } = two.instances;
    const host = new URL(production.origin).host;
    const add = (origin: string, label: string, token = ''): Promise<CliEnded> =>
      desk().cli(['profile', 'add', origin, '--label', label], token);
    expect(await add(staging.origin, host, staging.tokens['admin'])).toMatchObject({ code: 0 });
    expect(await add(production.origin, 'Eight', production.tokens['admin'])).toMatchObject({
      code: 0,
    });

    const refused = await desk().cli(['profile', 'remove', host]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(`"${host}" (${staging.origin}) or "Eight"`);
    expect((await desk().cli(['profile', 'check', host])).code).toBe(1);

    const removed = await desk().cli(['profile', 'remove', 'eight']);
    expect(removed.stdout).toContain(`Removed Eight (${production.origin})`);
    // Now the name is the label of only one instance.
    expect((await desk().cli(['profile', 'remove', host])).stdout).toContain(staging.origin);
    await two.close();
  });
});

describe('latchkey sync', () => {
  it('reads the failed instances alone, and lists what failed first', async () => {
    expect((await desk().cli(['sync'])).code).toBe(0);
    const none = await desk().cli(['sync', '--failed']);
    expect(none).toMatchObject({ code: 0, stdout: 'No instance failed at its last sync.\n' });
    const { staging, production } = standIn().instances;
    staging.faults.add({ kind: 'loginRedirect' });
    const failing = await desk().cli(['sync']);
    staging.faults.clear();
    expect(failing.code).toBe(4);
    expect(failing.stdout.split('\n')[1]).toMatch(/^Kestrel Bay · Staging +failed/u);
    const sent = production.log.count();
    const retried = await desk().cli(['sync', '--failed', '--json']);
    expect(json(retried)).toMatchObject({
      value: { results: [{ label: 'Kestrel Bay · Staging', outcome: 'done' }] },
    });
    expect(production.log.count()).toBe(sent);
  });

  it('prints progress to stderr and results to stdout', async () => {
    const ended = await desk().cli(['sync', '--profile', 'Kestrel Bay · Staging', '--json']);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('Kestrel Bay · Staging: accounts');
    expect(json(ended)).toMatchObject({ value: { results: [{ label: 'Kestrel Bay · Staging' }] } });
  });
});

const STAGING = 'Kestrel Bay · Staging';
const DEVELOPMENT = 'Kestrel Bay · Development';

describe.each([
  ['named one after the other', ['--profile', STAGING, '--profile', DEVELOPMENT]],
  ['named together', ['--profile', STAGING, DEVELOPMENT]],
])('instances %s', (_how, named) => {
  it('are the only ones that are synced', async () => {
    const ended = await desk().cli(['sync', ...named, '--json']);
    expect(ended.code).toBe(0);
    const { value } = json(ended) as { value: { results: { label: string }[] } };
    expect(value.results.map(({ label }) => label).sort()).toEqual([DEVELOPMENT, STAGING]);
  });

  it('are the only ones that are exported', async () => {
    const file = join(folder, 'named.csv');
    const ended = await desk().cli(['export', 'accounts', ...named, '--out', file]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const rows = parse<{ Profile_Label: string }>(readFileSync(file), { bom: true, columns: true });
    const labels = new Set(rows.map((row) => row.Profile_Label));
    expect([...labels].sort()).toEqual([DEVELOPMENT, STAGING]);
  });
});

describe('latchkey export', () => {
  it('writes both tables if Domo cannot be reached', async () => {
    standIn().instances.production.faults.add({ kind: 'status', status: 503 });
    const accounts = join(folder, 'accounts.csv');
    const access = join(folder, 'access.csv');
    const before = standIn().instances.production.log.count({});
    expect(await desk().cli(['export', 'accounts', '--out', accounts])).toMatchObject({ code: 0 });
    expect(await desk().cli(['export', 'access', '--out', access, '--no-bom'])).toMatchObject({
      code: 0,
    });
    expect(standIn().instances.production.log.count({})).toBe(before);
    standIn().instances.production.faults.clear();

    const read = (file: string): Record<string, string>[] =>
      parse(readFileSync(file), { bom: true, columns: true, record_delimiter: '\r\n' });
    const known = company.list.reduce(
      (sum, { data }) => sum + data.accounts.length + data.oauthAccounts.length,
      0,
    );
    expect(read(accounts)).toHaveLength(known);
    expect(readFileSync(accounts).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(read(access).length).toBeGreaterThan(known);
    expect(readFileSync(access)[0]).not.toBe(0xef);
    for (const canary of company.canaries) {
      expect(readFileSync(accounts).includes(canary)).toBe(false);
    }
  });
});

describe('latchkey activity', () => {
  it('lists and exports writes, including those that were refused', async () => {
    const before = await desk().cli(['activity', '--json']);
    const { value: known } = json(before) as { value: { total: number; entries: object[] } };
    // Only the entries that the company's instances were added.
    expect(new Set(known.entries.map((each) => 'kind' in each && each.kind))).toEqual(
      new Set([null]),
    );

    const { value } = json(await callOf('profile.list', {})) as {
      value: { profiles: { id: string }[] };
    };
    const profileId = value.profiles[0]?.id ?? '';
    const name = 'Made by a script';
    const dataProviderType = 'abstract-credential-store';
    const created = await callOf('account.create', {
      profileId,
      kind: 'account',
      name,
      dataProviderType,
      configurations: { credentials: 'canary-of-a-script' },
    });
    expect(created).toMatchObject({ code: 0, stderr: '' });
    expect(created.stdout).not.toContain('canary-of-a-script');

    const table = await desk().cli(['activity']);
    expect(table.stdout.split('\n')[0]).toMatch(/^TIME +INSTANCE +OPERATION/u);
    expect(table.stdout).toMatch(/account\.create .* Made by a script .* done$/mu);
    expect(json(await desk().cli(['activity', '--json']))).toMatchObject({
      ok: true,
      value: {
        total: known.total + 1,
        entries: expect.arrayContaining([
          expect.objectContaining({ source: 'commandLine', account: name }),
        ]) as unknown,
      },
    });

    const file = join(folder, 'activity.csv');
    const exported = await desk().cli(['export', 'activity', '--out', file, '--no-bom']);
    expect(exported.stdout).toBe(`Wrote ${known.total + 1} rows to ${file}\n`);
    expect(readFileSync(file, 'utf8')).toMatch(/^Begun_At,.*\r\n.*credentials: changed/u);
    expect(readFileSync(file, 'utf8')).not.toContain('canary-of-a-script');
  });
});

describe('an empty data folder', () => {
  it('has no activity, and the command says so', async () => {
    const empty = await Desk.open();
    const { stdout } = await empty.cli(['activity']);
    await empty.close();
    expect(stdout).toContain('On this computer, nothing was written to Domo');
  });
});

describe('the help', () => {
  it('lists operations without opening the store', async () => {
    const ended = await desk().cli(['operations'], '', {
      LATCHKEY_HOME: join(folder, 'never-made'),
    });
    expect(ended.stdout).toContain('account.accessList');
  });

  it('says that only the configs of accounts are compared between instances', async () => {
    for (const words of [['compare'], ['compare', 'instances']]) {
      const { stdout } = await desk().cli([...words, '--help']);
      expect(stdout.replace(/\s+/gu, ' '), words.join(' ')).toContain('the same configs');
    }
  });

  it('exits with 2 if the command is not understood', async () => {
    expect(await desk().cli(['explode'])).toMatchObject({ code: 2, stdout: '' });
    expect(await desk().cli(['export', 'accounts'])).toMatchObject({ code: 2 });
    expect(await desk().cli(['sync', '--depth', 'deeper'])).toMatchObject({ code: 2 });
  });
});
