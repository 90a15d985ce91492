/** What happened to the store is said by every command until somebody acknowledges it, and costs no good file. */
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { saveClosedState } from '../../src/main/store/files/closed-state';
import { Desk, type CliEnded } from '../harness/desk';
import { readStoreKey } from '../harness/store-key';
import { cannotRun } from '../harness/private-desktop';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let synced: SyncedDesk;
let desk: Desk;

beforeAll(async () => {
  synced = await openSyncedDesk();
});
beforeEach(async () => {
  await synced.standIn.instances.production.reset();
  desk = await synced.copy();
});
afterEach(() => desk.close());
afterAll(() => synced.close());

async function done(args: readonly string[], input = ''): Promise<CliEnded> {
  const ended = await desk.cli(args, input);
  expect(ended.code).toBe(0);
  expect(ended.stderr).not.toContain('storeDamaged');
  return ended;
}

/** A file that must not be lost, and what is in it. */
async function exportGoodFile(): Promise<{ readonly csv: string; readonly good: string }> {
  const csv = join(desk.documents, 'good.csv');
  await done(['export', 'accounts', '--out', csv]);
  return { csv, good: readFileSync(csv, 'utf8') };
}

const storeFile = (): string => join(desk.home, 'inventory.db');
/** Without the log and the index next to a file. */
const setAside = (): string[] =>
  readdirSync(desk.home).filter((name) => /damaged-[\w-]*Z$/.test(name));

describe('a damaged store', () => {
  let csv: string;
  let good: string;
  beforeEach(async () => {
    ({ csv, good } = await exportGoodFile());
    truncateSync(storeFile(), 20_000);
  });

  it('never lets an export replace a good file, and gives sync and export their own exit code', async () => {
    const exported = await desk.cli(['export', 'accounts', '--out', csv]);
    expect(exported).toMatchObject({ code: 3, stdout: '' });
    expect(exported.stderr).toContain('was not replaced');
    expect(readFileSync(csv, 'utf8')).toBe(good);
    const other = join(desk.documents, 'other.csv');
    expect((await desk.cli(['export', 'activity', '--out', other])).code).toBe(3);
    const synced = await desk.cli(['sync', '--json']);
    expect(synced.code).toBe(3);
    // The profile came back from its backup, and its token with it.
    expect(JSON.parse(synced.stdout)).toMatchObject({
      ok: true,
      value: { results: [{ label: 'One', outcome: 'done' }] },
    });
  });

  it('is reported by every command until it is acknowledged', async () => {
    const commands = [['profile', 'list'], ['activity'], ['status'], ['profile', 'check', 'One']];
    for (const command of commands) {
      const { code, stderr } = await desk.cli(command);
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(stderr).toContain(setAside()[0]);
      expect(stderr).toContain('1 instance was restored');
    }
    expect(setAside()).toHaveLength(1);
    const acknowledged = await desk.cli(['status', '--acknowledge']);
    expect(acknowledged.code).toBe(0);
    expect(JSON.parse(acknowledged.stdout)).toMatchObject({ value: { store: { problem: null } } });
    expect((await done(['profile', 'list'])).stdout).toContain('One');
    await done(['sync']);
    await done(['export', 'accounts', '--out', csv]);
    expect(readFileSync(csv, 'utf8').split('\n')).toHaveLength(good.split('\n').length);
  });
});

describe('a store with text that is not UTF-8, which aborts whoever reads it', () => {
  /** As one flipped bit can leave it. `unnoticed`: by a disk, which changes no time of the file. */
  async function damage(sql: string, kind: 'written' | 'unnoticed'): Promise<void> {
    const database = connectDatabase(storeFile(), await readStoreKey(desk));
    database.exec(sql);
    database.close();
    if (kind === 'unnoticed') saveClosedState(desk.home);
  }
  const invalidGroup = "UPDATE profiles SET group_name = CAST(X'ff41' AS TEXT)";

  it('costs no command when something wrote it: the first one sets it aside, and has the instances', async () => {
    await damage(invalidGroup, 'written');
    const recovered = await desk.cli(['profile', 'list']);
    expect(recovered.code).toBe(0);
    expect(recovered.stdout).toContain('One');
    expect(recovered.stderr).toContain('1 instance was restored');
    expect(setAside()).toHaveLength(1);
  });

  it('costs one command when a disk did it: the next one sets it aside, says so, and has the instances', async () => {
    await damage(invalidGroup, 'unnoticed');
    const aborted = await desk.cli(['profile', 'list']);
    expect(aborted.code).not.toBe(0);
    expect(aborted.stderr).toContain('SIGABRT');
    const recovered = await desk.cli(['profile', 'list']);
    expect(recovered.code).toBe(0);
    expect(recovered.stdout).toContain('One');
    expect(recovered.stderr).toContain('1 instance was restored');
    expect(setAside()).toHaveLength(1);
    expect((await desk.cli(['profile', 'check', 'One'])).code).toBe(0);
  });

  it('is found by status --check, and set aside by the next command', async () => {
    expect(JSON.parse((await done(['status', '--check'])).stdout)).toMatchObject({
      value: { store: { state: 'file', lastCheck: { outcome: 'good' } } },
    });
    await damage("UPDATE provider_lists SET data = CAST(X'ff41' AS TEXT)", 'unnoticed');
    const checked = await desk.cli(['status', '--check']);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain('storeDamaged');
    expect(setAside()).toEqual([]);
    expect((await desk.cli(['profile', 'list'])).stderr).toContain('was set aside');
    expect(setAside()).toHaveLength(1);
    expect(JSON.parse((await desk.cli(['status'])).stdout)).toMatchObject({
      value: { store: { lastCheck: { outcome: 'damaged' } } },
    });
  });
});

describe('a backup of the instances', () => {
  const backup = (): string => join(desk.home, 'profiles.backup');

  it('that is damaged is written again by the next command', async () => {
    const before = statSync(backup()).size;
    writeFileSync(backup(), 'x');
    await done(['status', '--check']);
    expect(statSync(backup()).size).toBe(before);
  });

  it('that cannot be written is said by every command and by status, and fails a check', async () => {
    rmSync(backup());
    mkdirSync(backup());
    const listed = await desk.cli(['profile', 'list']);
    expect(listed.code).toBe(0);
    expect(listed.stderr).toContain('The backup of the instances');
    const { stdout } = await desk.cli(['status']);
    expect(JSON.parse(stdout)).toMatchObject({
      value: { store: { problem: { code: 'cannotWriteFile' } } },
    });
    expect(await desk.cli(['status', '--check'])).toMatchObject({ code: 1 });
  });
});

describe('a store that was set aside', () => {
  it('is offered and restored when its key opens it, and the instances of both are there then', async () => {
    const good = join(desk.home, 'good.db');
    copyFileSync(storeFile(), good);
    truncateSync(storeFile(), 20_000);
    await desk.cli(['profile', 'list']);
    await desk.cli(['profile', 'add', 'acme', '--no-check', '--label', 'Two'], 'canary-second');
    const [damaged = ''] = setAside();
    // As a file is that was set aside by mistake.
    const healthy = damaged.replace('damaged-2', 'damaged-1');
    renameSync(good, join(desk.home, healthy));

    const listed = await desk.cli(['call', 'store.setAside'], '{}');
    expect(JSON.parse(listed.stdout)).toMatchObject({
      value: {
        files: [
          { name: damaged, reason: 'damaged', health: 'damaged', contents: null },
          { name: healthy, reason: 'damaged', health: 'good', contents: { instances: 1 } },
        ],
      },
    });
    expect((await desk.cli(['store', 'restore', damaged])).code).toBe(1);
    expect((await desk.cli(['store', 'restore', '../vault-id'])).stderr).toContain('notFound');
    const restored = await desk.cli(['store', 'restore', healthy]);
    expect(restored).toMatchObject({ code: 0, stdout: `Restored ${healthy}\n` });

    const { stdout } = await done(['profile', 'list']);
    expect(stdout).toContain('One');
    expect(stdout).toContain('Two');
    const { stdout: csv } = await done(['call', 'inventory.facets'], '{}');
    expect(JSON.parse(csv)).toMatchObject({ value: { accounts: expect.any(Number) as number } });
    expect(csv).not.toContain('"accounts": 0,');
    expect(readdirSync(desk.home).filter((name) => /replaced-[\w-]*Z$/.test(name))).toHaveLength(1);
    expect((await desk.cli(['store', 'set-aside'])).stdout).toContain(damaged);
  });
});

describe('a data folder with nothing in it', () => {
  let csv: string;
  let good: string;
  beforeEach(async () => {
    ({ csv, good } = await exportGoodFile());
  });

  it('costs no good file, whatever is exported from it, and a new file is written', async () => {
    const wrong = { LATCHKEY_HOME: join(desk.documents, 'mistyped') };
    for (const what of [
      ['export', 'accounts'],
      ['export', 'access'],
      ['export', 'activity'],
      ['export', 'changes', '--since', '7d'],
      ['profile', 'export'],
    ]) {
      const exported = await desk.cli([...what, '--out', csv], '', wrong);
      expect({ what, code: exported.code }).toEqual({ what, code: 1 });
      expect(exported.stderr).toContain('LATCHKEY_HOME');
      expect(readFileSync(csv, 'utf8')).toBe(good);
    }
    const other = join(desk.documents, 'new.csv');
    expect((await desk.cli(['export', 'accounts', '--out', other], '', wrong)).code).toBe(0);
  });

  it('is told from a first start by the key of the store that was there', async () => {
    for (const name of readdirSync(desk.home))
      if (name !== 'vault-id') rmSync(join(desk.home, name), { recursive: true });
    const listed = await desk.cli(['profile', 'list']);
    expect(listed.stderr).toContain('was missing, and so was the backup of the instances');
    const exported = await desk.cli(['export', 'accounts', '--out', csv]);
    expect(exported).toMatchObject({ code: 3, stdout: '' });
    expect(readFileSync(csv, 'utf8')).toBe(good);
    expect((await desk.cli(['status', '--acknowledge'])).code).toBe(0);
    expect((await desk.cli(['profile', 'list'])).stderr).toBe('');
  });
});

describe('a healthy store', () => {
  it('is refused and left as it is while the id of its folder is missing', async () => {
    const bytes = readFileSync(storeFile());
    const id = join(desk.home, 'vault-id');
    renameSync(id, `${id}.away`);
    const files = readdirSync(desk.home);
    for (const command of [['profile', 'list'], ['sync']]) {
      const refused = await desk.cli(command);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('vault-id');
      expect(refused.stderr).toContain('storeUnavailable');
    }
    expect(readdirSync(desk.home)).toEqual(files);
    expect(readFileSync(storeFile()).equals(bytes)).toBe(true);
    renameSync(`${id}.away`, id);
    expect((await done(['profile', 'list'])).stdout).toContain('One');
  });

  it('is refused and left as it is under another id', async () => {
    const id = join(desk.home, 'vault-id');
    const own = readFileSync(id, 'utf8');
    writeFileSync(id, '00000000-0000-4000-8000-000000000000\n');
    const refused = await desk.cli(['profile', 'list']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('is not in this keychain');
    expect(setAside()).toEqual([]);
    writeFileSync(id, own);
    expect((await done(['profile', 'list'])).stdout).toContain('One');
  });

  it.skipIf(cannotRun() !== null)(
    'is refused under another Secret Service, and is as before when its own is back',
    async () => {
      const other = await Desk.open('unlocked', desk.home);
      try {
        for (const command of [
          ['profile', 'list'],
          ['sync', '--depth', 'full'],
        ]) {
          const refused = await other.cli(command);
          expect(refused.code).toBe(1);
          expect(refused.stderr).toContain('is not in this keychain');
        }
        expect(setAside()).toEqual([]);
        expect((await done(['profile', 'list'])).stdout).toContain('One');
        await done(['sync', '--depth', 'full']);
      } finally {
        await other.desktop?.close();
      }
    },
  );
});
