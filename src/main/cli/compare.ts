/** The words of `latchkey compare`. */
import { Option, type Command } from 'commander';
import { compareAccounts } from './commands/compare-accounts';
import { compareFormats, type CompareOptions } from './commands/compared';
import { compareInstances, type CompareInstancesOptions } from './commands/compare-instances';
import type { Invoker } from './invoke';
import type { Io } from './io';
import { json, type Run } from './words';

export function addCompare(program: Command, io: Io, invoker: () => Invoker, run: Run): void {
  const parent = program
    .command('compare')
    .description(
      'what was last read, side by side; exits with 0 same (of instances: the same accounts with the same configs), 1 different, 2 could not know',
    );
  const format = (): Option =>
    new Option('--format <format>', 'how it is printed').choices(compareFormats).default('text');
  parent
    .command('accounts')
    .argument('<account...>', '2 to 12: LABEL:ID, or LABEL:oauth:ID for an OAuth account')
    .description('compare config, metadata and access of accounts, without showing a secret')
    .option('--baseline <account>', 'the one that the others are held against')
    .addOption(format())
    .option(...json)
    .action((accounts: string[], options: CompareOptions) =>
      run(() => compareAccounts(io, invoker(), accounts, options)),
    );
  parent
    .command('instances')
    .argument('<label...>', '2 to 50 instances, by label')
    .description(
      'compare which accounts instances have in common, and which of those have the same configs; state and access are compared by `compare accounts` alone',
    )
    .option('--baseline <label>', 'the one that the others are held against')
    .option('--ignore-prefix <text...>', 'left out in front of names')
    .option('--ignore-suffix <text...>', 'left out behind names')
    .option('--environment-words <words>', 'left out of names: dev,test,prod', (words: string) =>
      words.split(',').filter((word) => word.trim() !== ''),
    )
    .option('--match-case', 'names that differ in case alone are two')
    .option('--differences-only', 'show accounts that differ')
    .option('--missing-only', 'show accounts that some instance lacks')
    .option('--invalid-only', 'show accounts that need attention')
    .option('--provider <type...>', 'accounts of these data provider types alone')
    .addOption(format())
    .option(...json)
    .action((labels: string[], options: CompareInstancesOptions) =>
      run(() => compareInstances(io, invoker(), labels, options)),
    );
}
