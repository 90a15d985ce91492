/** Options that make a plan are refused beside `--apply`, which would not follow them. */
import { Command, type CommanderError } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { addChangePlanOptions, addQuestionPlanOptions } from '../../src/main/cli/apply-option';

const parse = (add: (command: Command) => Command, ...args: string[]) => {
  const acted = vi.fn();
  const command = new Command('change')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  add(command.option('--view <name>', 'a view').option('--days <n>', 'days', '365')).action(acted);
  let message: string | null = null;
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    ({ message } = error as CommanderError);
  }
  return { message, acted: acted.mock.calls.length };
};
const change = (...args: string[]) => parse(addChangePlanOptions, ...args);
const question = (...args: string[]) =>
  parse((command) => addQuestionPlanOptions(command, 'report', ['allowPartial']), ...args);

describe('--apply', () => {
  it('takes what belongs to applying', () => {
    const args = ['--apply', 'x', '--confirm', 'One', '--stop-on-error', '--out', '-', '--json'];
    expect(change(...args)).toEqual({ message: null, acted: 1 });
    expect(question('--apply', 'x', '--json')).toEqual({ message: null, acted: 1 });
  });

  it.each([
    { run: change, wrong: ['--view', 'mine'] },
    { run: change, wrong: ['--days', '30'] },
    { run: change, wrong: ['--plan'] },
    { run: question, wrong: ['--view', 'mine'] },
    { run: question, wrong: ['--plan'] },
  ])('refuses an option of planning (%#)', ({ run, wrong }) => {
    const { message, acted } = run('--apply', 'x', ...wrong);
    expect(message).toContain(`'${String(wrong[0])}`);
    expect(message).toContain("cannot be used with option '--apply'");
    expect(acted).toBe(0);
  });

  it('refuses nothing without it', () => {
    expect(change('--view', 'mine', '--days', '30')).toEqual({ message: null, acted: 1 });
  });
});
