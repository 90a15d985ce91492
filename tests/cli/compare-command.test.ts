/** `latchkey compare`, as a pipeline uses it: output and exit code. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createStandIn, makeCompany } from '../domo';
import { commandLine, json } from '../support/command-line';

const { company, desk, callOf } = commandLine();

const STAGING = 'Kestrel Bay · Staging';
const DEVELOPMENT = 'Kestrel Bay · Development';

describe('latchkey compare accounts', () => {
  /** The arguments for an account of this name in two instances. */
  async function namedIn(label: string, provider: string): Promise<string> {
    const ended = await desk().cli(['profile', 'list', '--json']);
    const { value } = json(ended) as { value: { profiles: { id: string; label: string }[] } };
    const profile = value.profiles.find((each) => each.label === label);
    const found = json(
      await callOf('inventory.search', {
        filter: { profileIds: [profile?.id], kind: 'account', dataProviderTypes: [provider] },
      }),
    ) as { value: { rows: { id: number }[] } };
    return `${label}:${String(found.value.rows[0]?.id)}`;
  }

  it('prints a matrix, and exits with 1 if accounts differ', async () => {
    const one = await namedIn('Kestrel Bay · Production', 'snowflake');
    const other = await namedIn('Kestrel Bay · Staging', 'snowflake');
    const ended = await desk().cli(['compare', 'accounts', one, other]);
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout).toContain(`FIELD`);
    expect(ended.stdout).toMatch(/^≠ +config/mu);
    expect(ended.stdout).toMatch(/^Different\. \d+ different/mu);
    for (const canary of company.canaries) expect(ended.stdout.includes(canary)).toBe(false);
    const asJson = await desk().cli([
      'compare',
      'accounts',
      one,
      other,
      '--baseline',
      one,
      '--json',
    ]);
    expect(asJson.code).toBe(1);
    expect(json(asJson)).toMatchObject({ ok: true, value: { baseline: 0 } });
    const asCsv = await desk().cli(['compare', 'accounts', one, other, '--format', 'csv']);
    const [first = {}] = parse<Record<string, string>>(asCsv.stdout, { bom: true, columns: true });
    expect(Object.keys(first).slice(0, 2)).toEqual(['Part', 'Field']);
    expect(first).toMatchObject({ Part: 'config', Field: '(read at)' });
    expect(Object.values(first)[2]).toMatch(/^\d{4}-\d\d-\d\dT/u);
    const asMarkdown = await desk().cli([
      'compare',
      'accounts',
      one,
      other,
      '--format',
      'markdown',
    ]);
    expect(asMarkdown.stdout).toMatch(
      /^\| Part \| Field \|.*\n.*\n\| config \| \(read at\) \| \d{4}-/u,
    );
    for (const { code } of [asCsv, asMarkdown]) expect(code).toBe(1);
  });

  it.each([
    ['no name', ['Production', 'Staging:2'], 'is not an account'],
    [
      'an id that no account has',
      ['Production:9223372036854775808', 'Staging:2'],
      'no account has an id larger than 9223372036854775807',
    ],
    ['no such instance', ['Nowhere:1', 'Nowhere:2'], 'no instance called'],
    ['no such account', ['Kestrel Bay · Staging:1', 'Kestrel Bay · Staging:2'], 'inventory'],
  ])('exits with 2 if the relation is unknown: %s', async (_what, names, words) => {
    const ended = await desk().cli(['compare', 'accounts', ...names]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });
});

describe('latchkey compare instances', () => {
  const both = [STAGING, DEVELOPMENT];

  it('prints the differences within 80 columns, and exits with 1', async () => {
    const ended = await desk().cli(['compare', 'instances', ...both]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(
      /^Matching ignores (dev, stg|stg, dev), found in the names: \d+ more accounts match\. --no-guess .*\n$/u,
    );
    expect(ended.stdout).toMatch(/^≠ .+ \(.+\)/mu);
    expect(ended.stdout).toMatch(/^ {4}missing: Kestrel Bay · /mu);
    expect(ended.stdout).toMatch(/^INSTANCE +SAME +DRIFTED +MISSING/mu);
    expect(ended.stdout).toMatch(/^Different\. \d+ different, \d+ the same, \d+ unknown/mu);
    // Names come from Domo and are not cut.
    const long = ended.stdout
      .split('\n')
      .filter((line) => line.startsWith(' ') && [...line].length > 80);
    expect(long).toEqual([]);
    for (const canary of company.canaries) expect(ended.stdout.includes(canary)).toBe(false);
  });

  it('prints all rows as JSON, CSV and Markdown', async () => {
    const asJson = await desk().cli([
      'compare',
      'instances',
      ...both,
      '--baseline',
      STAGING,
      '--json',
    ]);
    expect(asJson.code).toBe(1);
    const { value } = json(asJson) as {
      value: { total: number; rows: unknown[]; guess: { matched: number } };
    };
    expect(value.guess.matched).toBeGreaterThan(10);
    expect(value.rows).toHaveLength(value.total);
    const asCsv = await desk().cli(['compare', 'instances', ...both, '--format', 'csv']);
    const [age = {}, , , ...rows] = parse<Record<string, string>>(asCsv.stdout, {
      bom: true,
      columns: true,
    });
    expect(age['Provider']).toBe('(accounts read at)');
    expect(age[STAGING]).toMatch(/^\d{4}-\d\d-\d\dT/u);
    expect(Object.keys(rows[0] ?? {})).toEqual(['Provider', 'Kind', 'Account', ...both, 'Verdict']);
    expect(rows).toHaveLength(value.total);
    const asMarkdown = await desk().cli(['compare', 'instances', ...both, '--format', 'markdown']);
    expect(asMarkdown.stdout).toMatch(/^\| Provider \| Kind \| Account \|/u);
    expect(asMarkdown.stdout).toContain('(oldest config read at)');
  });

  it('applies the filters and the match rule of its options', async () => {
    const args = ['compare', 'instances', ...both, '--format', 'csv'];
    const count = async (...more: string[]): Promise<number> =>
      parse((await desk().cli([...args, ...more])).stdout, { bom: true, columns: true }).length;
    const all = await count();
    expect(await count('--missing-only')).toBeLessThan(all);
    expect(await count('--differences-only', '--provider', 'snowflake')).toBeLessThan(all);
    expect(await count('--shared-only')).toBeLessThan(all);
    expect(await count('--no-guess')).toBeGreaterThan(all);
    const chosen = [...args, '--environment-words', 'staging,development'];
    expect(await desk().cli(chosen)).toMatchObject({ code: 1, stderr: '' });
  });

  it('exits with 0 only if all compared accounts are the same', async () => {
    const provider = 'no-such-provider';
    const ended = await desk().cli(['compare', 'instances', ...both, '--provider', provider]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('The same accounts, with the same configs.');
  });

  it('exits with 2 if a list was never read', async () => {
    const other = await createStandIn({ instances: [makeCompany({ seed: 7 }).instances.staging] });
    const { origin, tokens } = other.instances.staging;
    await desk().cli(['profile', 'add', origin, '--label', 'Unread'], tokens['admin']);
    const ended = await desk().cli(['compare', 'instances', STAGING, 'Unread']);
    expect(ended).toMatchObject({ code: 2, stderr: '' });
    expect(ended.stdout).toContain('list not read');
    await desk().cli(['profile', 'remove', 'Unread']);
    await other.close();
  });

  it.each([
    ['no such instance', [STAGING, 'Nowhere'], 'no instance called'],
    ['one twice', [STAGING, STAGING], 'compared with itself'],
    ['one alone', [STAGING], 'profileIds'],
    [
      'no such baseline',
      [...both, '--baseline', 'Kestrel Bay · Production'],
      'not one of the instances',
    ],
  ])('exits with 2 if the relation is unknown: %s', async (_what, args, words) => {
    const ended = await desk().cli(['compare', 'instances', ...args]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });
});
