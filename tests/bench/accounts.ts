/** `npx tsx tests/bench/accounts.ts [--json] [--runs N]`: see README.md. */
import { Command } from 'commander';
import { script } from '../../build/lib/say';
import { compareAccounts, type AccountColumn } from '../../src/main/comparison/engine';
import type { ConfigField } from '../../src/contract';
import { column, field } from '../comparison/engine/columns';
import { bounded, lines, type Bounded } from './bounded';

const options = new Command('accounts')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts side by side', Number, 12)
  .option('--fields <n>', 'fields of each', Number, 200)
  .option('--runs <n>', 'runs of each, after the first', Number, 20)
  .parse()
  .opts<{ json?: true; accounts: number; fields: number; runs: number }>();

/** In ms: what a person takes to be at once. It is done in main, so no run may take longer. */
const bounds = { firstMs: 100, againMs: 50 } as const;

const words = (count: number, wordOf: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => wordOf(n));

/** A key of a service account, as JSON in text: some of its parts differ. */
const key = (account: number, at: number, parts: number): string =>
  JSON.stringify(
    Object.fromEntries(
      words(parts, (n) => `part${n}`).map((name, n) => [name, n % 4 ? at : `${at} ${account}`]),
    ),
  );

const query = (account: number, at: number): string =>
  words(200, (n) => `word${n % 11 === account % 11 ? `${n} ${account}` : n}`).join(' ') +
  String(at);

/** Secrets, keys, queries, values that differ, and values that are the same. */
const valueOf = {
  'as connectors have them': (account: number, at: number): ConfigField => {
    const name = `field${at}`;
    if (at % 10 === 0) return field.secret(name, String(at % 20 ? at : account).padStart(64, '0'));
    if (at % 50 === 1) return field.clear(name, key(account, at, 12));
    if (at % 50 === 2) return field.clear(name, query(account, at));
    return field.clear(name, at % 10 === 3 ? `${at} of ${account}` : `${at}`);
  },
  'every fifth value long': (account: number, at: number): ConfigField => {
    const name = `field${at}`;
    if (at % 10 === 1) return field.clear(name, key(account, at, 80));
    if (at % 10 === 2) return field.clear(name, query(account, at));
    return field.clear(name, at % 10 === 3 ? `${at} of ${account}` : `${at}`);
  },
} as const;

function columnsWith(of: (account: number, at: number) => ConfigField): AccountColumn[] {
  return Array.from({ length: options.accounts }, (_, account) =>
    column(
      Array.from({ length: options.fields }, (_field, at) => of(account, at)),
      { profileId: `p${account}`, id: account },
    ),
  );
}

function measured(columns: AccountColumn[]): number {
  const begun = performance.now();
  const { rows } = compareAccounts({ columns, baseline: null });
  if (rows.length < options.fields) throw new Error('There are not enough rows.');
  return performance.now() - begun;
}

function figuresOf(of: (account: number, at: number) => ConfigField): Bounded {
  const columns = columnsWith(of);
  const firstMs = measured(columns);
  return bounded(
    Array.from({ length: options.runs }, () => ({ firstMs, againMs: measured(columns) })),
    bounds,
  );
}

script(() => {
  const cases = Object.fromEntries(
    Object.entries(valueOf).map(([name, of]) => [name, figuresOf(of)]),
  );
  const { accounts, fields } = options;
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ accounts, fields, cases }, null, 2)}\n`
      : Object.entries(cases)
          .map(([name, of]) => lines(`${accounts} accounts x ${fields} fields, ${name}`, of))
          .join(''),
  );
  return Promise.resolve(0);
});
