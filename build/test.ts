/** `npm test`: runs all stages in turn and prints one count at the end. */
import { mkdirSync, rmSync } from 'node:fs';
import { VirtualDisplay } from '../tests/harness/virtual-display';
import { compile } from './compile';
import { run } from './lib/command';
import { binOf, inRoot } from './lib/paths';
import { say, script } from './lib/say';
import { prepare } from './prepare';
import {
  addCounts,
  noTests,
  readPlaywrightCounts,
  readVitestCounts,
  type TestCounts,
} from './test-counts';

const results = inRoot('test-results');
const vitestReport = inRoot('test-results', 'vitest.json');
const playwrightReport = inRoot('test-results', 'playwright.json');
const node = process.execPath;

interface Stage {
  readonly name: string;
  readonly run: () => Promise<TestCounts>;
}

/** A check without tests of its own. It counts as one failure if it fails. */
const checkStage =
  (file: string, ...args: readonly string[]) =>
  async (): Promise<TestCounts> =>
    (await run(node, [file, ...args])) === 0 ? noTests : { ...noTests, failed: 1 };

const typecheck = (project: string) =>
  checkStage(binOf('typescript', 'bin', 'tsc'), '--noEmit', '-p', project);

const stages: readonly Stage[] = [
  { name: 'types of main, contract and tests', run: typecheck('tsconfig.node.json') },
  { name: 'types of the window', run: typecheck('tsconfig.web.json') },
  { name: 'types of the end-to-end tests', run: typecheck('tsconfig.e2e.json') },
  {
    name: 'lint',
    run: checkStage(binOf('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'),
  },
  {
    name: 'format',
    run: checkStage(
      binOf('prettier', 'bin', 'prettier.cjs'),
      '--check',
      '--log-level',
      'warn',
      '.',
    ),
  },
  { name: 'build', run: build },
  { name: 'unit, contract, faults, architecture', run: unitTests },
  { name: 'end to end', run: endToEnd },
];

async function build(): Promise<TestCounts> {
  await compile();
  return noTests;
}

function unitTests(): Promise<TestCounts> {
  return runVitest('vitest.config.mts');
}

/** Builds the same commit twice and once as a higher version, without compression, which would take most of the time. */
async function packageTests(): Promise<TestCounts> {
  await prepare('test-package');
  const main = ['--import', 'tsx', inRoot('build', 'package', 'main.ts')];
  const env = { ...process.env, LATCHKEY_PACKAGE_COMPRESSION: 'none' };
  const higher = { ...env, LATCHKEY_PACKAGE_VERSION: '0.2.0' };
  const folder = (name: string): string => inRoot('.runtime', 'packages', name);
  const builds = [
    () => run(node, [...main, '--output', folder('higher')], { env: higher }),
    () => run(node, [...main, '--app', '--output', folder('again')], { env }),
    () => run(node, [...main, '--output', folder('first')], { env }),
  ];
  for (const build of builds) if ((await build()) !== 0) return { ...noTests, failed: 1 };
  return runVitest('vitest.package.config.mts');
}

async function runVitest(config: string): Promise<TestCounts> {
  const code = await run(node, [
    binOf('vitest', 'vitest.mjs'),
    'run',
    `--config=${config}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ]);
  return readVitestCounts(vitestReport, code);
}

async function endToEnd(): Promise<TestCounts> {
  const display = process.platform === 'linux' ? await VirtualDisplay.start() : null;
  const env = {
    ...process.env,
    ...(display ? { DISPLAY: display.name, WAYLAND_DISPLAY: '' } : {}),
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  };
  try {
    const bin = binOf('@playwright', 'test', 'cli.js');
    const code = await run(node, [bin, 'test', ...process.argv.slice(3)], { env });
    return readPlaywrightCounts(playwrightReport, code);
  } finally {
    await display?.close();
  }
}

/** `npm test` runs everything except packages; `npm run test:unit`, `test:e2e` and `test:package` choose stages. */
const wantedStages = (): readonly Stage[] => {
  const [choice] = process.argv.slice(2);
  if (choice === 'unit')
    return stages.filter((stage) => stage.run === build || stage.run === unitTests);
  if (choice === 'package') return [{ name: 'packages', run: packageTests }];
  if (choice === 'e2e')
    return stages.filter((stage) => stage.run === build || stage.run === endToEnd);
  return stages;
};

script(async () => {
  await prepare('test');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  let total = noTests;
  for (const stage of wantedStages()) {
    const start = Date.now();
    say(`\n── ${stage.name}`);
    const count = await stage.run();
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    say(`── ${stage.name}: ${count.failed === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
    total = addCounts(total, count);
  }
  const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
  process.stdout.write(
    `${String(total.passed)} passed, ${String(total.failed)} failed${skipped}\n`,
  );
  return total.failed === 0 ? 0 : 1;
});
