/** `latchkey bulk`: plans are shown and kept, `apply` makes just these writes, and a kill repeats none. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';
import { syncedDesk } from './synced-desk';

const { production, cli, call, killedAt } = syncedDesk();
const folder = temporaryFolder('bulk');
const filter = ['--provider', 'amazon-s3', '--kind', 'account'] as const;
const renames = () => production().log.count({ route: 'accounts.rename' });

const planned = async (template: string, file = join(folder, `${template}.json`)) => {
  const { code, stdout } = await cli('bulk', 'rename', '--template', template, ...filter, '--plan');
  expect(code).toBe(0);
  writeFileSync(file, stdout);
  const { value } = JSON.parse(stdout) as { value: { id: string; items: { state: string }[] } };
  const count = value.items.filter(({ state }) => state === 'waiting').length;
  return { file, id: value.id, count, all: value.items.length };
};

describe('latchkey bulk', () => {
  it('shows what it would write, and writes nothing', async () => {
    production().log.clear();
    const { code, stdout } = await cli('bulk', 'rename', '--template', '{name} x', ...filter);
    expect(code).toBe(0);
    expect(stdout).toMatch(/displayName: .* → .* x +not begun/u);
    expect(stdout).toMatch(/Nothing was written\. To do it: latchkey bulk apply [0-9a-f-]{36}/u);
    expect(renames()).toBe(0);
  });

  it('refuses to replace a plan by its own table, by another name too, and writes nothing', async () => {
    const { file } = await planned('{name} own');
    const [before, link] = [readFileSync(file, 'utf8'), join(folder, 'link.csv')];
    symlinkSync(file, link);
    const sent = renames();
    for (const out of [file, link]) {
      const { code, stderr } = await cli('bulk', 'apply', file, '--out', out);
      expect([code, stderr]).toEqual([1, expect.stringContaining('would replace the plan')]);
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(renames()).toBe(sent);
  });

  it('applies a plan from its file once, and writes what became of it as CSV', async () => {
    const { file, id, count, all } = await planned('{name} a');
    expect(count).toBeGreaterThan(2);
    const csv = join(folder, 'result.csv');
    const applied = await cli('bulk', 'apply', file, '--out', csv);
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.stdout).toContain(`${count} done`);
    expect(renames()).toBe(count);
    const lines = readFileSync(csv, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(all + 1);
    expect(lines[1]).toMatch(/,displayName,.*,done,/u);
    expect(await cli('bulk', 'apply', id)).toMatchObject({ code: 0 });
    expect(renames()).toBe(count);
    expect((await cli('bulk', 'list')).stdout).toMatch(new RegExp(`${id} +rename`, 'u'));
  });

  it.each([[[]], [['--json']]])(
    'says what became of each write where its table cannot be written (%j)',
    async (options) => {
      const { id, count } = await planned(`{name} t${options.length}`);
      const out = join(folder, 'missing', 'result.csv');
      const applied = await cli('bulk', 'apply', id, '--out', out, ...options);
      expect(applied.code).toBe(1);
      expect(renames()).toBe(count);
      if (options.length === 0) expect(applied.stdout).toContain(`${count} done`);
      else expect(applied.stdout.match(/"state": ?"done"/gu)).toHaveLength(count);
      expect(applied.stderr).toContain('its folder does not exist');
      expect(applied.stderr).toContain(`latchkey bulk show ${id} --out FILE`);
    },
  );

  it('refuses a plan that somebody changed, a file that is no plan, and an id that is not kept', async () => {
    const { file } = await planned('{name} b');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll(' b"', ' evil"'));
    const changed = await cli('bulk', 'apply', file);
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain('not as Latchkey made it');
    writeFileSync(file, '{}');
    expect((await cli('bulk', 'apply', file)).stderr).toContain('is no plan');
    const gone = await cli('bulk', 'apply', '00000000-0000-0000-0000-000000000000');
    expect(gone.stderr).toContain('notFound');
    expect(renames()).toBe(0);
  });

  it.each(['align', 'clone', 'renew', 'repoint', 'rotate', 'transfer'])(
    'is the only one to apply every plan: %s refuses one that renames',
    async (command) => {
      const { id } = await planned('{name} other');
      const refused = await cli(command, '--apply', id);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('Nothing was written: the plan is for rename');
      expect(refused.stderr).toContain('latchkey bulk apply');
      expect(renames()).toBe(0);
    },
  );

  it('ends with 1 after a refusal and with 4 when something is left, and goes on', async () => {
    const { id, count } = await planned('{name} c');
    production().faults.add({ kind: 'status', status: 403, route: 'accounts.rename', times: 1 });
    const stopped = await cli('bulk', 'apply', id, '--stop-on-error');
    expect(stopped.code).toBe(1);
    expect(stopped.stdout).toContain(`${count - 1} not begun`);
    const rest = await cli('bulk', 'apply', id);
    expect(rest.stdout).toContain(`${count - 1} done`);
    const undo = await cli('bulk', 'undo', id);
    expect(undo.stdout).toContain(`${count - 1} not begun`);
  });

  it('ends with 4 while an instance answers nothing', async () => {
    const { id } = await planned('{name} d');
    production().faults.add({ kind: 'status', status: 401, route: 'accounts.get', times: 1 });
    const { code, stdout } = await cli('bulk', 'apply', id);
    expect(code).toBe(4);
    expect(stdout).toContain('not begun');
    expect(renames()).toBe(0);
  });

  it('never repeats a write that was under way when it was killed', async () => {
    const { id, count } = await planned('{name} e');
    production().faults.add({ kind: 'silent', route: 'accounts.rename', times: 1 });
    await killedAt(['bulk', 'apply', id], renames, 1);
    const rest = await cli('bulk', 'apply', id);
    expect(rest.code).toBe(1);
    expect(rest.stdout).toContain(`${count - 1} done`);
    expect(rest.stdout).toContain('1 unknown');
    expect(renames()).toBe(count);
    expect((await cli('bulk', 'remove', id)).code).toBe(0);
  });

  it('names what is missing when a share names nobody', async () => {
    const { code, stderr } = await cli('bulk', 'share', '--level', 'CAN_VIEW', ...filter);
    expect(code).toBe(2);
    expect(stderr).toContain('--with-user');
  });

  // The last one: its deletions leave nothing to plan.
  it('takes only the exact label as confirmation, and no id', async () => {
    const { stdout: listed } = await cli('profile', 'list', '--json');
    const { profiles } = (JSON.parse(listed) as { value: { profiles: { id: string }[] } }).value;
    const profileId = profiles[0]?.id ?? '';
    const setGuard = async (guard: string) => {
      expect((await call('profile.update', { profileId, guard })).code).toBe(0);
    };
    await setGuard('confirm');
    const deletions = () => production().log.count({ route: 'accounts.delete' });
    const plan = await cli('bulk', 'delete', ...filter, '--plan');
    const { id } = (JSON.parse(plan.stdout) as { value: { id: string } }).value;
    for (const wrong of [profileId, 'ONE']) {
      const left = await cli('bulk', 'apply', id, '--confirm', wrong);
      expect(left).toMatchObject({ code: 4 });
      expect(left.stdout).toContain('One requires its label');
    }
    expect(deletions()).toBe(0);
    expect(await cli('bulk', 'apply', id, '--confirm', 'One')).toMatchObject({ code: 0 });
    expect(deletions()).toBeGreaterThan(0);
    await setGuard('normal');
  });
});
