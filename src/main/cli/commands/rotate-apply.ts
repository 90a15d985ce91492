/** `latchkey rotate --apply`: writes the new value by a plan. */
import { createProblem } from '../../../contract';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import { readSecrets, type SecretOptions } from '../secret-source';
import { applyPlan, findPlan, type ApplyOptions } from './bulk-apply';

/** The plan is looked at first, so that nobody types a secret for nothing. */
export async function runRotateApply(
  io: CommandLineIo,
  invoker: OperationInvoker,
  plan: string,
  options: ApplyOptions & SecretOptions,
): Promise<ExitCode> {
  const id = await findPlan(io, invoker, plan);
  if (!id.ok) return printProblem(io, id.problem);
  const planned = await invoker.call('bulk.read', { id: id.value });
  if (!planned.ok) return printProblem(io, planned.problem);
  const { wanted, items } = planned.value;
  if (wanted.change !== 'changeSecret') return printProblem(io, otherPlanProblem);
  if (!items.some(({ state }) => state === 'waiting'))
    return applyPlan(io, invoker, id.value, options);
  const secrets = await readSecrets(io, wanted.fields, options);
  if (!secrets.ok) return printProblem(io, secrets.problem);
  return applyPlan(io, invoker, id.value, options, secrets.value);
}

const otherPlanProblem = createProblem(
  'invalidRequest',
  'Nothing was written: this plan changes no secret.',
  { next: 'Apply it with `latchkey bulk apply`.' },
);
