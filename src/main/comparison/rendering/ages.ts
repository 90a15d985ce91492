/** How old each column of a table is, as rows under its header. */
import type { AccountMatrix, ComparedGroup, InstanceMatrix } from '../../../contract';
import type { Table } from './table';

const time = (ms: number | null): string =>
  ms === null ? '(not read)' : new Date(ms).toISOString();

const groups: readonly ComparedGroup[] = ['config', 'metadata', 'access'];

/** For `accountTable`. */
export const accountAges = ({ columns }: AccountMatrix): Table =>
  groups.map((group) => [
    group,
    '(read at)',
    ...columns.map(({ parts }) => {
      const { readAt, problem } = parts[group];
      return problem === null ? time(readAt) : `${time(readAt)}: ${problem.message}`;
    }),
    '',
  ]);

/** For `instanceTable`. */
export const instanceAges = ({ instances }: Pick<InstanceMatrix, 'instances'>): Table => [
  ['(accounts read at)', '', '', ...instances.map((each) => time(each.accountsReadAt)), ''],
  ['(OAuth accounts read at)', '', '', ...instances.map((each) => time(each.oauthReadAt)), ''],
  [
    ...['(oldest config read at)', '', ''],
    ...instances.map(
      ({ oldestConfigReadAt, configs, accounts }) =>
        `${time(oldestConfigReadAt)}, ${configs} of ${accounts} configs`,
    ),
    '',
  ],
];

/** The rows of ages between a table's header and the rest. */
export const withAges = ([header = [], ...rows]: Table, ages: Table): Table => [
  header,
  ...ages,
  ...rows,
];
