/** Who may import whom (ARCHITECTURE.md, "Where things live"), as dependency-cruiser reads it. */
import type { IForbiddenRuleType } from 'dependency-cruiser';

/** A rule, and a smallest tree that breaks it: file -> its text. */
export type Rule = IForbiddenRuleType & {
  readonly name: string;
  readonly broken: Readonly<Record<string, string>>;
};

const main = (...folders: readonly string[]): string =>
  `^src/main/(${folders.join('|')})(/|\\.ts$)`;
const npm = (...names: readonly string[]): string => `node_modules/(${names.join('|')})/`;
const text = (module: string): string => `import '${module}';\n`;

const services = main(
  'domo',
  'secrets',
  'keychain',
  'store',
  'sync',
  'profiles',
  'network',
  'export',
  'accounts',
  'activity',
  'comparison',
  'publish',
  'bulk',
  'attention',
  'schedule',
  'review',
);
/** They import no other part, so every part may use them. */
const forAll = '^src/main/(shared-promise|own-files|own-process|temporary-folders)\\.ts$';
/** What calls services, and is called by none. */
const callers = main('index', 'compose', 'desktop', 'api', 'cli');

export const rules: readonly Rule[] = [
  {
    name: 'contract-imports-zod-alone',
    severity: 'error',
    from: { path: '^src/contract/' },
    to: { pathNot: ['^src/contract/', npm('zod')] },
    broken: { 'src/contract/a.ts': text('node:fs') },
  },
  {
    name: 'preload-knows-contract-types-and-electron',
    severity: 'error',
    from: { path: '^src/preload/' },
    to: { pathNot: ['^src/contract/', npm('electron'), '^electron$'] },
    broken: { 'src/preload/a.ts': text('../main/b'), 'src/main/b.ts': '' },
  },
  {
    name: 'preload-takes-types-and-bounds-alone-from-the-contract',
    severity: 'error',
    from: { path: '^src/preload/' },
    to: {
      path: '^src/contract/',
      pathNot: '^src/contract/request-bounds\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
    broken: { 'src/preload/a.ts': text('../contract/b'), 'src/contract/b.ts': '' },
  },
  {
    name: 'renderer-never-imports-main',
    severity: 'error',
    from: { path: '^src/renderer/' },
    to: { path: '^src/(main|preload)/' },
    broken: { 'src/renderer/a.ts': text('../main/b'), 'src/main/b.ts': '' },
  },
  {
    name: 'renderer-never-imports-node-or-electron',
    severity: 'error',
    from: { path: '^src/renderer/' },
    to: { dependencyTypes: ['core'] },
    broken: { 'src/renderer/a.ts': text('node:fs') },
  },
  {
    name: 'features-never-import-each-other',
    severity: 'error',
    from: { path: '^src/renderer/features/([^/]+)/' },
    to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    broken: {
      'src/renderer/features/one/a.ts': text('../other/b'),
      'src/renderer/features/other/b.ts': '',
    },
  },
  {
    name: 'state-and-ui-never-import-features-or-app',
    severity: 'error',
    from: { path: '^src/renderer/(api|state|ui)/' },
    to: { path: '^src/renderer/(features|app)/' },
    broken: {
      'src/renderer/ui/a.ts': text('../features/one/b'),
      'src/renderer/features/one/b.ts': '',
    },
  },
  {
    name: 'nothing-but-the-entry-imports-app',
    severity: 'error',
    from: { path: '^src/renderer/', pathNot: ['^src/renderer/main\\.tsx$', '^src/renderer/app/'] },
    to: { path: '^src/renderer/app/' },
    broken: { 'src/renderer/features/one/a.ts': text('../../app/b'), 'src/renderer/app/b.ts': '' },
  },
  {
    name: 'main-never-imports-renderer-or-preload',
    severity: 'error',
    from: { path: '^src/main/' },
    to: { path: '^src/(renderer|preload)/' },
    broken: { 'src/main/a.ts': text('../renderer/b'), 'src/renderer/b.ts': '' },
  },
  {
    name: 'electron-stays-at-the-edge',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: [
        '^src/preload/',
        '^src/main/((index|desktop-app)\\.ts$|desktop/|api/ipc-channel\\.ts$|keychain/(electron-host|process/keychain-process)\\.ts$)',
      ],
    },
    to: { path: ['^electron$', npm('electron')] },
    broken: { 'src/main/store/a.ts': text('electron') },
  },
  {
    name: 'services-never-import-their-callers',
    severity: 'error',
    from: { path: services },
    to: { path: callers },
    broken: { 'src/main/domo/a.ts': text('../api/b'), 'src/main/api/b.ts': '' },
  },
  {
    name: 'domo-stands-alone',
    severity: 'error',
    from: { path: '^src/main/domo/' },
    to: { path: '^src/main/', pathNot: ['^src/main/domo/', forAll] },
    broken: { 'src/main/domo/a.ts': text('../store/b'), 'src/main/store/b.ts': '' },
  },
  {
    name: 'store-stands-alone',
    severity: 'error',
    from: { path: '^src/main/store/' },
    to: { path: '^src/main/', pathNot: ['^src/main/store/', forAll] },
    broken: { 'src/main/store/a.ts': text('../domo/b'), 'src/main/domo/b.ts': '' },
  },
  {
    name: 'comparison-reads-and-keeps-nothing',
    severity: 'error',
    from: { path: '^src/main/comparison/engine/' },
    to: { path: '^src/main/', pathNot: '^src/main/(comparison/engine|secrets|export)/' },
    broken: { 'src/main/comparison/engine/a.ts': text('../../store/b'), 'src/main/store/b.ts': '' },
  },
  {
    name: 'what-every-part-may-use-imports-no-part',
    severity: 'error',
    from: { path: forAll },
    to: { path: '^src/', pathNot: forAll },
    broken: { 'src/main/own-files.ts': text('./store/b'), 'src/main/store/b.ts': '' },
  },
  {
    name: 'keychain-stands-alone',
    severity: 'error',
    from: { path: '^src/main/keychain/' },
    to: { path: '^src/main/', pathNot: ['^src/main/keychain/', forAll] },
    broken: { 'src/main/keychain/a.ts': text('../store/b'), 'src/main/store/b.ts': '' },
  },
  {
    name: 'handlers-never-import-how-they-are-called',
    severity: 'error',
    from: { path: '^src/main/api/handlers/' },
    to: { path: main('index', 'compose', 'desktop', 'api/ipc-channel', 'cli') },
    broken: {
      'src/main/api/handlers/a.ts': text('../ipc-channel'),
      'src/main/api/ipc-channel.ts': '',
    },
  },
  ...(
    [
      ['keytar', '^src/main/keychain/process/keychain-process\\.ts$'],
      ['libsql', '^src/main/store/'],
      ['got', '^src/main/domo/'],
      ['csv-stringify', '^src/main/export/'],
      ['hyparquet-writer', '^src/main/export/'],
    ] as const
  ).map(([library, home]): Rule => ({
    name: `${library}-in-one-place`,
    severity: 'error',
    from: { path: '^src/', pathNot: home },
    to: { path: [npm(library), `^${library}$`] },
    broken: { 'src/main/api/handlers/a.ts': text(library) },
  })),
  {
    name: 'no-circles',
    severity: 'error',
    from: {},
    to: { circular: true },
    broken: { 'src/main/a.ts': text('./b'), 'src/main/b.ts': text('./a') },
  },
  {
    name: 'nothing-imports-tests-or-build',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(tests|build)/' },
    broken: { 'src/main/a.ts': text('../../tests/b'), 'tests/b.ts': '' },
  },
  {
    name: 'the-stand-in-knows-nothing-of-latchkey',
    severity: 'error',
    from: { path: '^tests/domo/' },
    to: {
      pathNot: ['^tests/domo/', npm('zod', 'commander', 'vitest')],
      dependencyTypesNot: ['core'],
    },
    broken: { 'tests/domo/a.ts': text('../../src/contract/b'), 'src/contract/b.ts': '' },
  },
  {
    name: 'everything-that-is-imported-is-there',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true, pathNot: '^electron$' },
    broken: { 'src/main/a.ts': text('./nowhere') },
  },
];
