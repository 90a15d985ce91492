/** `--plan` and `--apply`: what a plan says is made, so an option that makes a plan has no meaning beside `--apply`. */
import type { Command } from 'commander';
import { allowPartialOption } from './partial';
import { jsonOption } from './print';

const planHelp = `
Exit status of a plan: 4 where something was not looked at that may belong to it: an instance or
account that could not be read, or accounts that the inventory may lack. stderr names it.`;

/** Of every command that plans writes to Domo. `applyWith`: what makes the writes of the printed plan. */
export const addPlanOptions = (command: Command, applyWith: string): Command =>
  command
    .option('--plan', `print the plan as JSON, for ${applyWith} FILE`)
    .option(...allowPartialOption)
    .addHelpText('after', planHelp);

/** Of every command that makes the writes of a plan. */
export const addRunOptions = (command: Command): Command =>
  command
    .option('--confirm <label...>', 'exact labels of instances whose guard asks for it')
    .option('--stop-on-error', 'begin no other write after one that fails or is unknown')
    .option('--out <file>', 'also write what became of each write as CSV; - is stdout')
    .option(...jsonOption);

/** Of commands that change many accounts, streams, tokens or instances. */
export const addChangePlanOptions = (command: Command): Command =>
  refuseBesideApply(
    addPlanOptions(addRunOptions(command), '--apply').option(
      '--apply <plan>',
      'make the writes of a plan: its id or its file; - is stdin',
    ),
    [
      'confirm',
      'stopOnError',
      'out',
      'json',
      'secret',
      'secretStdin',
      'secretCommand',
      'allowCommands',
    ],
  );

/** Of commands that write nothing to Domo. `made`: a word for what they make. `beside`: what does not change it. */
export const addQuestionPlanOptions = (
  command: Command,
  made: string,
  beside: readonly string[],
): Command =>
  refuseBesideApply(
    command
      .option(
        '--plan',
        'print as JSON what would be looked at and written, for --apply; do nothing',
      )
      .option('--apply <file>', `make the ${made} that --plan printed; - is stdin`)
      .option(...jsonOption),
    ['json', ...beside],
  );

/** `beside`: names of options as commander keeps them. Options that are added later are refused too. */
const refuseBesideApply = (command: Command, beside: readonly string[]): Command =>
  command.hook('preAction', (_command, acting) => {
    const isGiven = (name: string): boolean => command.getOptionValueSource(name) === 'cli';
    if (acting !== command || !isGiven('apply')) return;
    const wrong = command.options.find((option) => {
      const name = option.attributeName();
      return name !== 'apply' && !beside.includes(name) && isGiven(name);
    });
    if (wrong !== undefined)
      command.error(`error: option '${wrong.flags}' cannot be used with option '--apply'`);
  });
