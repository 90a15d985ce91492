/** Changing a guard: its entry in the activity, and the question before it protects less. Pure functions. */
import { createProblem, type ActivityChange, type Guard, type Problem } from '../../contract';

/** From weakest to strictest. */
const guardOrder: readonly Guard[] = ['normal', 'confirm', 'read-only'];

export const isLowerGuard = (before: Guard, after: Guard): boolean =>
  guardOrder.indexOf(after) < guardOrder.indexOf(before);

/** The change to record. `before` is null for a new instance, and `after` for a removed one. */
export const toGuardChange = (before: Guard | null, after: Guard | null): ActivityChange => ({
  what: 'guard',
  secret: false,
  before,
  after,
});

const loweringConsequences: Record<Guard, string> = {
  normal: 'Latchkey can then change and delete accounts in Domo without asking.',
  confirm: 'Latchkey can then change accounts in Domo, and delete them if you type the label.',
  'read-only': '',
};

interface GuardedInstance {
  readonly label: string;
  /** Shown too, because the user chose the label and it can be misleading. */
  readonly instance: string;
}

/** The question for a native dialog, whose buttons a manipulated page cannot press. */
export const buildLowerGuardQuestion = (
  { label, instance }: GuardedInstance,
  before: Guard,
  after: Guard,
) => ({
  message: `Lower the guard of ${label} from ${before} to ${after}?`,
  detail: `Instance: ${instance}. ${loweringConsequences[after]}`,
  yes: 'Lower the guard',
  no: 'Keep it',
});

export const guardKeptProblem = ({ label }: GuardedInstance, guard: Guard): Problem =>
  createProblem(
    'cancelled',
    `The guard of ${label} is still ${guard}, and nothing else was changed.`,
    {
      next: 'To lower it, save again and choose “Lower the guard”.',
    },
  );
