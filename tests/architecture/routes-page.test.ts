/** Every function of Domo's library has an operation, every operation a test, and the page about them is fresh. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildKeyboardPage, keyboardFile } from '../../build/docs/keyboard';
import { routesFile, buildRoutesPage } from '../../build/docs/routes';
import {
  contract,
  instanceErrors,
  problemCodesOf,
  type AnyOperation,
  type ProblemCode,
} from '../../src/contract';
import { testsIn } from './asserted';
import { mainPaths } from './main-paths';

const root = resolve(__dirname, '../..');
const operations = Object.entries(contract as Readonly<Record<string, AnyOperation>>);

/** domo-api 2.1, rows 1 to 25. */
const seedFunctions = [
  'get_accounts',
  'get_oauth_accounts',
  'get_available_data_providers',
  'get_account_by_id',
  'get_oauth_account_by_id',
  'get_account_config',
  'get_oauth_account_config',
  'generate_create_account_body',
  'create_account',
  'delete_account',
  'generate_create_oauth_account_body',
  'create_oauth_account',
  'delete_oauth_account',
  'update_account_config',
  'update_oauth_account_config',
  'update_account_name',
  'update_oauth_account_name',
  'get_account_accesslist',
  'get_oauth_account_accesslist',
  'share_account',
  'share_oauth_account',
  'share_account_v1',
  'ShareAccount',
  'ShareAccount_AccessLevel',
  'ShareAccount_V1_AccessLevel',
];

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

/** The sources of the tests below a folder of `tests`. */
const textsOf = (folder: string): string[] =>
  filesBelow(join(root, 'tests', folder))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'));

/** What a test of the client names: the route, with ids and types in it. Null: the routes of another operation. */
function requestOf(route: string): RegExp | null {
  const [request] = /^[A-Z]+ \/\S+/u.exec(route) ?? [];
  if (request === undefined) return null;
  const text = request.replaceAll('?', '\\?').replaceAll(/\{\w+\}/gu, '[\\w%-]+');
  return new RegExp(`'${text}['?]`, 'u');
}

describe('functions of Domo’s library', () => {
  const covered = operations.flatMap(([, { domo }]) => domo?.seed ?? []);

  it.each(seedFunctions)('%s has an operation', (name) => {
    expect(covered).toContain(name);
  });

  it('no operation names one that is not there', () => {
    expect([...new Set(covered)].filter((name) => !seedFunctions.includes(name))).toEqual([]);
  });
});

/** Codes of operations that change something in Domo. */
const codesOfChanges: readonly ProblemCode[] = ['readOnly', 'notConfirmed', 'outcomeUnknown'];

/** Codes of the desktop's services, whose own tests do not call the operation. */
const codesOfServices = new Map<string, readonly ProblemCode[]>([
  ['app.setStartAtLogin', ['cannotWriteFile']],
  ['app.openCrashReport', ['notFound']],
  ['app.checkForUpdate', ['updatesOff', 'updateFailed']],
  ['app.downloadUpdate', ['updatesOff', 'updateFailed']],
  ['app.installUpdate', ['updatesOff', 'updateFailed']],
]);

/** Declared codes that follow neither from what the operation acts on nor from a request to an instance. */
function ownCodesOf(name: string, { errors }: AnyOperation): ProblemCode[] {
  const common: readonly ProblemCode[] = instanceErrors.every((code) => errors.includes(code))
    ? instanceErrors
    : [];
  const elsewhere = codesOfServices.get(name) ?? [];
  return errors.filter((code) => !common.includes(code) && !elsewhere.includes(code));
}

describe('operations', () => {
  const tests = textsOf('').flatMap(testsIn);
  const unit = textsOf('domo-client').join('\n');
  const onDomo = operations.flatMap(([name, { domo }]) => (domo ? [[name, domo] as const] : []));

  it('say what they do at Domo if they act on it, and only then', () => {
    const wrong = operations.filter(([, { on, domo }]) => (on === 'domo') !== (domo !== undefined));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it.each(operations)(
    '%s declares no code twice, and none that follows from its effect',
    (name, operation) => {
      const { errors } = operation;
      const common = problemCodesOf({ ...operation, errors: [] });
      expect(new Set(errors).size, name).toBe(errors.length);
      expect(errors.filter((code) => common.has(code))).toEqual([]);
    },
  );

  it.each(operations.filter(([, { on }]) => on === 'domo'))(
    '%s is called against the stand-in, and its tests name its codes',
    (name, operation) => {
      const its = tests.filter((test) => test.operations.has(name));
      expect(its, 'no test calls it').not.toEqual([]);
      const declared = problemCodesOf(operation);
      const codes = [...operation.errors, ...codesOfChanges.filter((code) => declared.has(code))];
      const untested = codes.filter((code) => !its.some(({ texts }) => texts.has(code)));
      expect(untested, 'no test that calls it names these').toEqual([]);
    },
  );

  it.each(operations.filter(([, { on }]) => on !== 'domo'))(
    '%s has tests that name its own codes',
    (name, operation) => {
      const its = tests.filter((test) => test.operations.has(name));
      const untested = ownCodesOf(name, operation).filter(
        (code) => !its.some(({ texts }) => texts.has(code)),
      );
      expect(untested, 'no test that calls it names these').toEqual([]);
    },
  );

  it.each(onDomo)('%s: what it sends is tested byte for byte', (_name, { routes }) => {
    expect(routes.filter((route) => requestOf(route)?.test(unit) === false)).toEqual([]);
  });

  it.each(operations.filter(([, { on }]) => on === 'domo').map(([name]) => name))(
    '%s is driven in the window',
    (name) => {
      const path = (mainPaths as Readonly<Record<string, string>>)[name];
      expect(path, 'main-paths.ts does not name it').toBeDefined();
      const [spec = '', title = ''] = (path ?? '').split(' › ');
      const text = readFileSync(join(root, 'tests', 'e2e', spec), 'utf8');
      expect(text).toContain(`test('${title}'`);
    },
  );

  it('that change something in Domo can be refused, and can be left unknown', () => {
    const changing = operations.filter(([, { on, effect }]) => on === 'domo' && effect !== 'read');
    expect(changing.length).toBeGreaterThan(5);
    for (const [name, operation] of changing) {
      const codes = [...problemCodesOf(operation)];
      expect(codes, name).toEqual(expect.arrayContaining(['readOnly', 'outcomeUnknown']));
      expect(codes.includes('notConfirmed'), name).toBe(operation.effect === 'destructive');
    }
  });
});

it('docs/routes.md is what the contract says (npm run docs)', async () => {
  expect(readFileSync(routesFile, 'utf8')).toBe(await buildRoutesPage());
});

it('docs/keyboard.md is what the lists of keys and jobs say (npm run docs)', async () => {
  expect(readFileSync(keyboardFile, 'utf8')).toBe(await buildKeyboardPage());
});
