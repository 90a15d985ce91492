/** `latchkey repoint`: a plan, its writes, what is left, and the way back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';
import { syncedDesk } from './synced-desk';

const { production, cli, killedAt } = syncedDesk();
const folder = temporaryFolder('repoint');
const writes = () => production().log.count({ route: 'streams.update' });
const datasetsOf = (id: number) => production().state.accounts.get(id)?.datasets.length ?? -1;

/** An account with several datasets, and another of its provider. */
function twoAccounts() {
  const accounts = [...production().state.accounts.values()].filter(({ closed }) => !closed);
  for (const from of accounts) {
    const to = accounts.find(
      (one) => one !== from && one.dataProviderType === from.dataProviderType,
    );
    if (to && from.datasets.length >= 3) {
      return { from: from.id, to: to.id, count: from.datasets.length, had: to.datasets.length };
    }
  }
  throw new Error('There are no such accounts.');
}
const fromTo = () => {
  const { from, to } = twoAccounts();
  return ['--from', `One:${String(from)}`, '--to', String(to)];
};
const planned = async (...more: string[]) => {
  const { code, stdout } = await cli('repoint', ...fromTo(), ...more, '--plan');
  expect(code).toBe(0);
  return JSON.parse(stdout) as {
    value: { id: string; items: { subject: { id: number }; state: string }[] };
  };
};

describe('latchkey repoint', () => {
  it('shows the streams, what depends on them and both accounts, and writes nothing', async () => {
    const { from, to, count } = twoAccounts();
    const { code, stdout } = await cli('repoint', ...fromTo());
    expect(code).toBe(0);
    expect(stdout).toMatch(/STREAM +DATASET +CHANGE/u);
    expect(stdout).toMatch(
      new RegExp(`account: .*\\(${String(from)}\\).* → .*\\(${String(to)}\\)`, 'u'),
    );
    expect(stdout).toMatch(/What depends on it: \d cards?, \d dataflows?/u);
    expect(stdout).toContain(`${String(count)} not begun`);
    expect(writes()).toBe(0);
  });

  it('applies a plan from its file once, as CSV too, and plans the way back', async () => {
    const { from, to, count, had } = twoAccounts();
    const plan = await planned();
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    const csv = join(folder, 'result.csv');
    const applied = await cli('repoint', '--apply', file, '--out', csv);
    expect(applied).toMatchObject({ code: 0 });
    expect([datasetsOf(from), datasetsOf(to)]).toEqual([0, had + count]);
    expect(readFileSync(csv, 'utf8')).toMatch(/,stream,\d+,Dataset \d+,account,.*,done,/u);
    expect((await cli('repoint', '--apply', plan.value.id)).code).toBe(0);
    expect(writes()).toBe(count);
    const undo = await cli('repoint', '--undo', plan.value.id, '--plan');
    const { id } = (JSON.parse(undo.stdout) as { value: { id: string } }).value;
    expect((await cli('repoint', '--undo', plan.value.id)).stdout).toContain(
      'To do it: latchkey repoint --apply ',
    );
    expect((await cli('repoint', '--apply', id)).code).toBe(0);
    expect([datasetsOf(from), datasetsOf(to)]).toEqual([count, had]);
  });

  it('refuses to undo a run of another kind, and plans nothing', async () => {
    const renamed = await cli('bulk', 'rename', '--template', '{name} (old)', '--plan');
    const { id } = (JSON.parse(renamed.stdout) as { value: { id: string } }).value;
    const undo = await cli('repoint', '--undo', id);
    expect([undo.code, undo.stderr]).toEqual([
      1,
      expect.stringContaining('This run re-pointed nothing: its change is rename.'),
    ]);
  });

  it('ends with 1 after a refusal, and with 4 while an instance answers nothing', async () => {
    const { count } = twoAccounts();
    const plan = await planned();
    production().faults.add({ kind: 'status', status: 401, route: 'streams.get', times: 1 });
    expect((await cli('repoint', '--apply', plan.value.id)).code).toBe(4);
    production().faults.add({ kind: 'status', status: 403, route: 'streams.update', times: 1 });
    const applied = await cli('repoint', '--apply', plan.value.id);
    expect(applied.code).toBe(1);
    expect(applied.stdout).toContain(`${String(count - 1)} done`);
  });

  it('never repeats a write that was under way when it was killed', async () => {
    const { count } = twoAccounts();
    const plan = await planned();
    production().faults.add({ kind: 'silent', route: 'streams.update', times: 1 });
    await killedAt(['repoint', '--apply', plan.value.id], writes, 1);
    const rest = await cli('repoint', '--apply', plan.value.id);
    expect(rest.code).toBe(1);
    expect(rest.stdout).toContain(`${String(count - 1)} done`);
    expect(writes()).toBe(count);
  });

  it('takes only the streams that are named', async () => {
    const all = await planned();
    const [first] = all.value.items;
    const one = await planned('--streams', String(first?.subject.id));
    expect(one.value.items).toHaveLength(1);
  });

  it.each([
    [2, ['repoint'], '--from or --view, and --to'],
    [2, ['repoint', '--apply', 'x', '--undo', 'y'], 'cannot be used'],
    [1, ['repoint', '--from', 'One:1', '--to', 'One:oauth:2'], 'OAuth'],
    [1, ['repoint', '--from', 'One:1', '--to', '2', '3'], 'Two accounts'],
    [1, ['repoint', '--from', 'One:1', '--to', '2', '--streams', 'x'], 'its id'],
    [1, ['repoint', '--from', 'Nowhere:1', '--to', '2'], 'notFound'],
  ])('ends with %i for %j, and says why', async (expected, args, text) => {
    const { code, stderr } = await cli(...args);
    expect(code).toBe(expected);
    expect(stderr).toContain(text);
  });
});
