/** `npm test`: the checks beside the unit tests, then the end-to-end tests, and one count at the end. */
import { mkdirSync, rmSync } from 'node:fs';
import { VirtualDisplay } from '../tests/harness/virtual-display';
import { compile } from './compile';
import { capture, run } from './lib/command';
import { binOf, inRoot } from './lib/paths';
import { say, script } from './lib/say';
import { DRIVABLE_VARIABLE } from './package/drivable';
import { prepare, prepareSpreadsheet } from './prepare';
import {
  addCounts,
  failure,
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

/** A check is one thing: it counts when it fails, so that the last line never looks green. */
const check = (name: string, file: string, ...args: readonly string[]): Stage => ({
  name,
  run: async () => {
    // Printed in one piece, since the tests print at the same time.
    const { code, stdout, stderr } = await capture(node, [file, ...args]);
    const output = `${stdout}${stderr}`.trim();
    if (output !== '') say(`\n── ${name}\n${output}`);
    return code === 0 ? noTests : failure(`the check "${name}"`);
  },
});

const types = (of: string, project: string): Stage =>
  check(`types of ${of}`, binOf('typescript7', 'bin', 'tsc'), '--noEmit', '-p', project);

const prettier = binOf('prettier', 'bin', 'prettier.cjs');

const checks: readonly Stage[] = [
  types('main, contract and tests', 'tsconfig.node.json'),
  types('the window', 'tsconfig.web.json'),
  types('the end-to-end tests', 'tsconfig.e2e.json'),
  check('lint', binOf('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'),
  check('format', prettier, '--check', '--log-level', 'warn', '.'),
];
const buildStage: Stage = { name: 'build', run: build };
const unitStage: Stage = { name: 'unit, contract, faults, architecture', run: unitTests };
const endToEndStage: Stage = { name: 'end to end', run: endToEnd };
const packageStage: Stage = { name: 'packages', run: packageTests };

async function build(): Promise<TestCounts> {
  await compile();
  return noTests;
}

async function unitTests(): Promise<TestCounts> {
  await prepareSpreadsheet();
  return runVitest('vitest.config.mts');
}

/**
 * Builds the same commit twice as it is shipped, and as two higher versions that tests can drive (decision 059), all
 * without compression, which would take most of the time.
 */
async function packageTests(): Promise<TestCounts> {
  await prepare('test-package');
  const main = ['--import', 'tsx', inRoot('build', 'package', 'main.ts')];
  const env = { ...process.env, LATCHKEY_PACKAGE_COMPRESSION: 'none' };
  const drivable = { ...env, [DRIVABLE_VARIABLE]: '1' };
  const pack = (name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
    run(node, [...main, ...args, '--output', inRoot('.runtime', 'packages', name)], { env });
  const builds = [
    () => pack('higher', [], { ...drivable, LATCHKEY_PACKAGE_VERSION: '0.2.0' }),
    () => pack('driven', [], { ...drivable, LATCHKEY_PACKAGE_VERSION: '0.1.1' }),
    () => pack('again', ['--app'], env),
    // The last one, so that the compiled files are those of a shipped package.
    () => pack('first', [], env),
  ];
  for (const build of builds) if ((await build()) !== 0) return failure('a package was not built');
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

/** `npm test`: all but the packages. `npm run test:unit`, `test:e2e` and `test:package` name what they want. */
async function runWanted(choice: string | undefined): Promise<TestCounts> {
  if (choice === 'unit') return runInTurn([buildStage, unitStage]);
  if (choice === 'e2e') return runInTurn([buildStage, endToEndStage]);
  if (choice === 'package') return runInTurn([packageStage]);
  // Most tests wait for programs and time limits; the checks use the processor meanwhile.
  const [checked, tested] = await Promise.all([
    runInTurn(checks),
    runInTurn([buildStage, unitStage]),
  ]);
  return addCounts(addCounts(checked, tested), await runInTurn([endToEndStage]));
}

async function runInTurn(stages: readonly Stage[]): Promise<TestCounts> {
  let total = noTests;
  for (const stage of stages) {
    const start = Date.now();
    say(`\n── ${stage.name}`);
    const count = await stage.run();
    const outcome = count.failed === 0 ? 'ok' : 'FAILED';
    say(`── ${stage.name}: ${outcome} (${secondsSince(start)} s)`);
    total = addCounts(total, count);
  }
  return total;
}

const secondsSince = (start: number): string => ((Date.now() - start) / 1000).toFixed(1);

script(async () => {
  const start = Date.now();
  await prepare('test');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const total = await runWanted(process.argv[2]);
  say(`── all: ${secondsSince(start)} s`);
  for (const what of total.failures) say(`FAILED ${what}`);
  const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
  process.stdout.write(
    `${String(total.passed)} passed, ${String(total.failed)} failed${skipped}\n`,
  );
  return total.failed === 0 ? 0 : 1;
});
