/** A table as it is written: how old each column is stands in rows under its header. */
import type { AccountMatrix, ComparedGroup, InstanceMatrix } from '../../../contract';
import { accountTable, instanceTable, type Table } from './table';

const time = (ms: number | null): string =>
  ms === null ? '(not read)' : new Date(ms).toISOString();

const groups: readonly ComparedGroup[] = ['config', 'metadata', 'access'];

const accountAges = ({ columns }: AccountMatrix): Table =>
  groups.map((group) => [
    group,
    '(read at)',
    ...columns.map(({ parts }) => {
      const { readAt, problem } = parts[group];
      return problem === null ? time(readAt) : `${time(readAt)}: ${problem.message}`;
    }),
    '',
  ]);

type Instances = Pick<InstanceMatrix, 'instances' | 'rows'>;

const instanceAges = ({ instances }: Instances): Table => [
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

const between = ([header = [], ...rows]: Table, ages: Table): Table => [header, ...ages, ...rows];

export const accountTableWithAges = (matrix: AccountMatrix): Table =>
  between(accountTable(matrix), accountAges(matrix));

export const instanceTableWithAges = (matrix: Instances): Table =>
  between(
    instanceTable(
      matrix.instances.map(({ label }) => label),
      matrix.rows,
    ),
    instanceAges(matrix),
  );
