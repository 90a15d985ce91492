/**
 * `--apply` of the commands that each make one kind of change. They refuse the plan of another command: whoever applies a
 * renewal does not expect a deletion. `latchkey bulk apply` takes every plan.
 */
import { createProblem, type BulkChangeName, type BulkRun, type Problem } from '../../../contract';
import { askedSecrets } from '../../../contract/baseline-secret';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import { hasSecretSource } from '../secret-options';
import { readSecrets, type SecretOptions } from '../secret-source';
import { applyPlan, findPlan, type ApplyOptions } from './bulk-apply';

export interface OwnChanges {
  readonly changes: readonly BulkChangeName[];
  /** The names of the secrets that the rest of a plan needs. None: no secret is asked for. */
  readonly secretsOf?: (run: BulkRun) => readonly string[];
  /** Writes what needs no secret where none is given and nobody can be asked. */
  readonly canWait?: boolean;
}

/** Of the accounts that are left to create: each once for its baseline. */
export const namesOfAskedSecrets = ({ items }: BulkRun): string[] => [
  ...askedSecrets(items.filter(({ state }) => state === 'waiting')).keys(),
];

/** The plan is looked at first, so that nobody types a secret for nothing. */
export async function runOwnApply(
  io: CommandLineIo,
  invoker: OperationInvoker,
  plan: string,
  options: ApplyOptions & SecretOptions,
  { changes, secretsOf, canWait = false }: OwnChanges,
): Promise<ExitCode> {
  const id = await findPlan(io, invoker, plan, options);
  if (!id.ok) return printProblem(io, id.problem);
  const planned = await invoker.call('bulk.read', { id: id.value });
  if (!planned.ok) return printProblem(io, planned.problem);
  const { change } = planned.value.wanted;
  if (!changes.includes(change)) return printProblem(io, otherPlanProblem(change, changes));
  const asked = secretsOf?.(planned.value) ?? [];
  const waits = canWait && !hasSecretSource(options) && io.askSecret === null;
  if (asked.length === 0 || waits) return applyPlan(io, invoker, id.value, options);
  const secrets = await readSecrets(io, asked, options);
  if (!secrets.ok) return printProblem(io, secrets.problem);
  return applyPlan(io, invoker, id.value, options, secrets.value);
}

const otherPlanProblem = (change: BulkChangeName, own: readonly BulkChangeName[]): Problem =>
  createProblem(
    'invalidRequest',
    `Nothing was written: the plan is for ${change}, and this command takes plans for ${own.join(' or ')}.`,
    { next: 'Look at it with `latchkey bulk show`, and apply it with `latchkey bulk apply`.' },
  );
