/** What a workflow's steps hand over; they themselves run elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { engines } from '../../package.json';
import { inRoot } from '../../build/lib/paths';

interface Step {
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number>>;
}
interface Job {
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: { readonly os: string[]; readonly node?: number[] } };
}
interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

const inUpdater = createRequire(inRoot('node_modules', 'electron-updater', 'package.json'));
const { load } = inUpdater('js-yaml') as { load: (text: string) => unknown };
const jobsOf = (name: string): Workflow['jobs'] =>
  (load(readFileSync(inRoot('.github', 'workflows', name), 'utf8')) as Workflow).jobs;
const stepsOf = (name: string): Step[] => Object.values(jobsOf(name)).flatMap(({ steps }) => steps);

describe.each(['ci.yml', 'release.yml'])('the workflow %s', (name) => {
  it('passes arguments through npm in a shell that does not remove them', () => {
    const steps = stepsOf(name).filter(({ run }) => /\bnpm run .* -- /u.test(run ?? ''));
    expect(steps.length).toBeGreaterThan(0);
    // PowerShell takes the two hyphens for its own.
    expect(steps.filter(({ shell }) => shell !== 'bash')).toEqual([]);
  });
});

describe('the tests of a change', () => {
  const { test, evaluation, abuse } = jobsOf('ci.yml');

  it('run on every system and on both Node versions that receive fixes', () => {
    const { os, node } = test?.strategy?.matrix ?? {};
    expect(os).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest']);
    expect(node).toEqual([22, 24]);
    expect(test?.steps.map(({ run }) => run)).toContain('npm test');
  });

  it('run on the oldest Node with the evaluation runtime, and never with the official one', () => {
    const [oldest] = engines.node.split(' ');
    const nodes = evaluation?.steps.map((step) => `^${step.with?.['node-version'] ?? ''}`);
    expect(nodes).toContain(oldest);
    const testing = evaluation?.steps.find(({ run }) => run === 'npm test');
    expect(testing?.env?.['ELECTRON_MIRROR']).toBe('http://127.0.0.1:9/');
  });

  it('are followed by the scripts whose figures promises name, on a build of their own', () => {
    const runs = abuse?.steps.flatMap(({ run }) => run ?? []) ?? [];
    expect(runs[0]).toBe('npm ci');
    expect(runs[1]).toBe('npm run build');
    const scripts = runs.slice(2).map((run) => /^npx tsx .*?(tests\/\S+\.ts)/u.exec(run)?.[1]);
    expect(scripts).toEqual([
      'tests/faults/hostile-answers.ts',
      'tests/security/fuzzed-messages.ts',
      'tests/faults/bit-flips.ts',
      'tests/faults/bit-flips.ts',
    ]);
    for (const script of scripts) expect(existsSync(inRoot(script ?? ''))).toBe(true);
  });
});

describe('a release', () => {
  const steps = stepsOf('release.yml');
  const packaging = steps.find(({ run }) => run?.startsWith('npm run package --'));

  it('is packaged with everything that updates need', () => {
    const source = readFileSync(inRoot('build', 'package', 'update-feed.ts'), 'utf8');
    const read = new Set(source.match(/LATCHKEY_UPDATE_\w+/gu));
    expect(read.size).toBe(4);
    expect(Object.keys(packaging?.env ?? {})).toEqual(expect.arrayContaining([...read]));
  });

  it('includes the lists of the feed and their signatures', () => {
    const paths = steps.map((step) => String(step.with?.['path'] ?? '')).join('\n');
    expect(paths).toMatch(/^dist\/latest\*\.yml$/mu);
    expect(paths).toMatch(/^dist\/latest\*\.yml\.sig$/mu);
  });

  it('is refused when an installer is missing', () => {
    expect(steps.map(({ run }) => run)).toContain('npm run package:smoke -- --release');
  });
});
