/** The exit codes of `sync` and `export`: full, in part, failed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportManifestSchema } from '../../src/contract';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { Desk } from '../harness/desk';
import { temporaryFolder } from '../support/temporary-folder';

let desk: Desk;
let standIn: StandIn<'production' | 'staging'>;
const one = () => standIn.instances.production;
const two = () => standIn.instances.staging;

beforeAll(async () => {
  const { production, staging } = makeCompany({ providers: 'few' }).instances;
  standIn = await createStandIn({ instances: [production, staging] });
  desk = await Desk.open();
  for (const [label, { origin, tokens }] of [
    ['One', one()],
    ['Two', two()],
  ] as const) {
    await desk.cli(['profile', 'add', origin, '--label', label], tokens['admin']);
  }
});
afterAll(async () => {
  await desk.close();
  await standIn.close();
});
beforeEach(() => {
  one().faults.clear();
  two().faults.clear();
});

const exportTo = (...options: string[]) => {
  const file = join(temporaryFolder('partial'), 'accounts.csv');
  const ended = desk.cli(['export', 'accounts', '--out', file, '--manifest', ...options]);
  const manifest = () =>
    exportManifestSchema.parse(JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')));
  return ended.then((result) => ({ ...result, manifest }));
};

describe('an export', () => {
  it('of instances that were never read ends with 4, and the file is written', async () => {
    const { code, stdout, stderr, manifest } = await exportTo();
    expect(code).toBe(4);
    expect(stdout).toContain('Wrote 0 rows');
    expect(stderr).toBe('Partial: One was never read.\nPartial: Two was never read.\n');
    expect(manifest()).toMatchObject({
      complete: false,
      gaps: [{ label: 'One', why: 'neverRead' }, { label: 'Two' }],
    });
  });

  it('ends with 0 with --allow-partial, and says why it is partial', async () => {
    const { code, stderr } = await exportTo('--allow-partial');
    expect(code).toBe(0);
    expect(stderr).toContain('Partial: One was never read.');
  });
});

describe('a sync', () => {
  it('that reads everything ends with 0, and so does an export after it', async () => {
    expect(await desk.cli(['sync'])).toMatchObject({ code: 0 });
    const { code, stderr, manifest } = await exportTo();
    expect([code, stderr]).toEqual([0, '']);
    expect(manifest()).toMatchObject({ complete: true, gaps: [] });
    expect(manifest().instances.map(({ coverage }) => coverage?.complete)).toEqual([true, true]);
  });

  it('ends with 0 when only configs or access lists were refused', async () => {
    one().faults.add({ kind: 'status', status: 403, route: 'accounts.access' });
    const { code, stdout } = await desk.cli(['sync', '--depth', 'full']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/One +partial /);
  });

  it('of which one instance fails ends with 4, and so does an export after it', async () => {
    two().faults.add({ kind: 'status', status: 401 });
    const { code, stderr } = await desk.cli(['sync']);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^Partial: Two was not read: .+\.$/m);
    expect(stderr).not.toContain('Partial: One');
    const exported = await exportTo();
    expect(exported.code).toBe(4);
    expect(exported.stderr).toMatch(/^Partial: Two was not read by its last sync: .+[^.]\.\n$/);
    expect(exported.manifest()).toMatchObject({
      gaps: [{ label: 'Two', why: 'unreadable' }],
      instances: [
        { label: 'One', lastSync: { problem: null } },
        { label: 'Two', lastSync: { problem: { message: expect.any(String) as unknown } } },
      ],
    });
    expect((await exportTo('--profile', 'One')).code).toBe(0);
  });

  it('of which one instance fails ends with 0 with --allow-partial', async () => {
    two().faults.add({ kind: 'status', status: 401 });
    const { code, stderr } = await desk.cli(['sync', '--allow-partial']);
    expect(code).toBe(0);
    expect(stderr).toContain('Partial: Two was not read');
  });

  it('that reads no instance has failed: it ends with 1, also with --allow-partial', async () => {
    for (const { faults } of [one(), two()]) faults.add({ kind: 'status', status: 401 });
    expect((await desk.cli(['sync'])).code).toBe(1);
    expect((await desk.cli(['sync', '--allow-partial'])).code).toBe(1);
  });

  it('without the list of OAuth accounts ends with 4', async () => {
    one().faults.add({ kind: 'status', status: 403, route: 'oauth.list' });
    const { code, stderr } = await desk.cli(['sync', '--profile', 'One']);
    expect(code).toBe(4);
    expect(stderr).toMatch(/Partial: One: its OAuth accounts were not read: /);
  });
});

describe('the help', () => {
  it.each([[['--help']], [['sync', '--help']], [['export', 'accounts', '--help']]])(
    'of latchkey %j explains exit status 4 and --allow-partial',
    async (args) => {
      const { stdout } = await desk.cli(args);
      expect(stdout).toContain('--allow-partial');
      expect(stdout).toMatch(/Exit status 4|^ {2}4 /m);
    },
  );
});
