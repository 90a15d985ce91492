/** What every part of the benchmark is given. */
import { Option, type Command } from 'commander';

export interface BenchOptions {
  /** Cached accounts of the start. */
  readonly accounts: number;
  /** Accounts of the large store. */
  readonly rows: number;
  readonly instances: number;
  /** Starts of each window. */
  readonly runs: number;
  /** Of each action in the window. */
  readonly repetitions: number;
  /** Instances that sync while somebody types. */
  readonly syncing: number;
  /** Where the large stores are kept, and used again. Missing: temporary ones. */
  readonly folder?: string;
}

export function addBenchOptions(command: Command, parts: readonly string[]): Command {
  return command
    .option('--json', 'print the figures as JSON')
    .addOption(new Option('--only <part>', 'one part').choices(parts))
    .option('--rows <n>', 'accounts of the large store', Number, 1_000_000)
    .option('--instances <n>', 'instances of the large store', Number, 100)
    .option('--runs <n>', 'starts of each window', Number, 9)
    .option('--accounts <n>', 'cached accounts of the start', Number, 100_000)
    .option('--repetitions <n>', 'of each action in the window', Number, 20)
    .option('--syncing <n>', 'instances that sync while somebody types', Number, 40)
    .option('--folder <folder>', 'keeps the large stores there, and uses them again');
}
