/** `latchkey store` */
import type { Command } from 'commander';
import { describeInstant } from '../../../contract/instants';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { formatTable, jsonOption, messageLine, type RunCommand } from '../print';
import { callAndPrint, type OutputOptions } from './profile';

export function addStoreCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  const store = program.command('store').description('list and restore stores that were set aside');
  store
    .command('set-aside')
    .description('list stores that were set aside, and whether they can be restored')
    .option(...jsonOption)
    .action((options: OutputOptions) =>
      run(() =>
        callAndPrint(io, invoker(), 'store.setAside', {}, options, ({ files }) =>
          files.length === 0
            ? 'No store was set aside.\n'
            : formatTable(
                ['NAME', 'BYTES', 'LAST CHANGE', 'STATE'],
                files.map(({ name, bytes, changedAt, health }) => [
                  name,
                  String(bytes),
                  describeInstant(changedAt),
                  health,
                ]),
              ),
        ),
      ),
    );
  store
    .command('restore')
    .argument('<name>', 'a name of `latchkey store set-aside`')
    .description('restore a store; sets the present one aside and keeps its instances')
    .option(...jsonOption)
    .action((name: string, options: OutputOptions) =>
      run(() =>
        callAndPrint(io, invoker(), 'store.restore', { name }, options, () =>
          messageLine(`Restored ${name}`),
        ),
      ),
    );
}
