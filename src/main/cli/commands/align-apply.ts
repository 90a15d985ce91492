/** `latchkey align --apply`: makes the writes of a plan, with the secrets that Domo hides. */
import { askedSecrets } from '../../../contract/align-secret';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import { hasSecretSource } from '../secret-options';
import { readSecrets, type SecretOptions } from '../secret-source';
import { applyPlan, findPlan, type ApplyOptions } from './bulk-apply';

/** Without a source of secrets and without a terminal, the accounts that need some wait, and the others are written. */
export async function runAlignApply(
  io: CommandLineIo,
  invoker: OperationInvoker,
  plan: string,
  options: ApplyOptions & SecretOptions,
): Promise<ExitCode> {
  const id = await findPlan(io, invoker, plan);
  if (!id.ok) return printProblem(io, id.problem);
  const planned = await invoker.call('bulk.read', { id: id.value });
  if (!planned.ok) return printProblem(io, planned.problem);
  const asked = askedSecrets(planned.value.items.filter(({ state }) => state === 'waiting'));
  if (asked.length === 0 || (!hasSecretSource(options) && io.askSecret === null))
    return applyPlan(io, invoker, id.value, options);
  const secrets = await readSecrets(io, asked, options);
  if (!secrets.ok) return printProblem(io, secrets.problem);
  return applyPlan(io, invoker, id.value, options, secrets.value);
}
