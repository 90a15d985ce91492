/** `--account` and `--accounts-from`: plans of accounts that are named one by one, as hygiene prints them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BulkRun, ResponseFor } from '../../src/contract';
import { commandLine } from '../support/command-line';

const { desk, standIn, folder } = commandLine({ areas: 1 });

const RENAME = ['bulk', 'rename', '--template', '{name} x'];
const kept = async () => (await desk().cli(['bulk', 'list'])).stdout;
const itemsOf = ({ stdout }: { stdout: string }) =>
  (JSON.parse(stdout) as { value: BulkRun }).value.items;
const namesOf = (ended: { stdout: string }) =>
  itemsOf(ended).map(({ label, account }) => `${label}:${String(account.id)}`);

let unused: ResponseFor<'hygiene.find'>['kinds']['unused']['accounts'];
/** Of several instances. */
let names: string[];

beforeAll(async () => {
  const { stdout } = await desk().cli(['hygiene', '--json']);
  unused = (JSON.parse(stdout) as { value: ResponseFor<'hygiene.find'> }).value.kinds.unused
    .accounts;
  names = unused
    .filter(({ account }) => account.kind === 'account')
    .map(({ label, account }) => `${label}:${String(account.id)}`);
});

describe('accounts that are named one by one', () => {
  it('are planned, each once, in the order in which they are named', async () => {
    const [first = '', second = '', third = ''] = [names.at(-1), ...names];
    const file = join(folder, 'accounts.txt');
    writeFileSync(file, `${third}\r\n\n${first}\n`);
    const args = ['--account', first, '--account', second, '--accounts-from', file, '--plan'];
    const planned = await desk().cli([...RENAME, ...args]);
    expect(planned.code, planned.stderr).toBe(0);
    expect(namesOf(planned)).toEqual([first, second, third]);
  });

  it('are what hygiene prints, from stdin', async () => {
    const found = await desk().cli(['hygiene', '--kind', 'unused', '--only-accounts']);
    expect(found.code).toBe(0);
    expect(found.stdout.trim().split('\n')).toHaveLength(unused.length);
    const args = [...RENAME, '--accounts-from', '-', '--plan', '--allow-partial'];
    const planned = await desk().cli(args, found.stdout);
    expect(planned.code).toBe(0);
    expect(itemsOf(planned).map(({ account }) => account)).toEqual(
      unused.map(({ account }) => account),
    );
  });

  it('are refused where one is not known, and nothing is planned', async () => {
    const [known = ''] = names;
    const [label = ''] = known.split(':');
    const before = await kept();
    const instances = Object.values(standIn().instances);
    for (const { log } of instances) log.clear();
    const empty = join(folder, 'empty.txt');
    writeFileSync(empty, '\n \n');
    for (const [args, message] of [
      [
        ['--account', known, `${label}:987654321`],
        `no such account: account 987654321 of ${label}`,
      ],
      [['--account', `${label}:oauth:987654321`], `oauth 987654321 of ${label}`],
      [['--account', known, 'Nowhere:71'], 'no instance called "Nowhere"'],
      [['--account', known, `${label}:`], 'has no id'],
      [['--accounts-from', empty], 'names no account. Nothing was planned'],
      [['--accounts-from', join(folder, 'gone.txt')], 'cannot be read. Nothing was planned'],
    ] as const) {
      const refused = await desk().cli([...RENAME, ...args]);
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toContain(message);
    }
    expect(await kept()).toBe(before);
    expect(instances.flatMap(({ log }) => log.all())).toEqual([]);
  });

  it('are not chosen by filters too: an account that was named is never left out for one', async () => {
    const [known = ''] = names;
    for (const filter of [['--unused'], ['--view', 'Mine'], ['--search-only']]) {
      const refused = await desk().cli([...RENAME, '--account', known, ...filter]);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain("'--account <account...>' cannot be used with option");
    }
  });

  it('are taken by transfer too, which looks at no other instance', async () => {
    const [known = ''] = names;
    const who = ['--who', 'nobody@example.com', '--new-owner', 'other@example.com'];
    const planned = await desk().cli(['transfer', ...who, '--account', known, '--plan']);
    // Nobody has that address there.
    const [only, ...others] = itemsOf(planned);
    expect(others).toEqual([]);
    expect(`${only?.label}:`).toBe(known.replace(/\d+$/u, ''));
  });
});
