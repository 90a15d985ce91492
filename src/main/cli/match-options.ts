/** The options that say which accounts of two instances count as the same. */
import type { Command } from 'commander';
import type { MatchRule } from '../../contract';

export interface MatchOptions {
  readonly ignorePrefix?: readonly string[] | undefined;
  readonly ignoreSuffix?: readonly string[] | undefined;
  readonly environmentWords?: readonly string[] | undefined;
  readonly matchCase?: true | undefined;
}

export const addMatchOptions = (command: Command): Command =>
  command
    .option('--ignore-prefix <text...>', 'ignore this text at the start of names')
    .option('--ignore-suffix <text...>', 'ignore this text at the end of names')
    .option(
      '--environment-words <words>',
      'ignore these words in names, such as dev,test,prod',
      (words: string) => words.split(',').filter((word) => word.trim() !== ''),
    )
    .option('--match-case', 'match names only if their case is the same');

export const toMatchRule = (options: MatchOptions): Omit<MatchRule, 'pairings'> => ({
  ignoreCase: options.matchCase !== true,
  prefixes: [...(options.ignorePrefix ?? [])],
  suffixes: [...(options.ignoreSuffix ?? [])],
  environmentWords: [...(options.environmentWords ?? [])],
});
