/** A changed guard: what is recorded of it, and what is asked before it protects less. Pure. */
import { createProblem, type ActivityChange, type Guard, type Problem } from '../../contract';

/** From the one that lets everything pass. */
const guardOrder: readonly Guard[] = ['normal', 'confirm', 'read-only'];

export const isLowerGuard = (before: Guard, after: Guard): boolean =>
  guardOrder.indexOf(after) < guardOrder.indexOf(before);

/** Null: no instance before, or none after. */
export const toGuardChange = (before: Guard | null, after: Guard | null): ActivityChange => ({
  what: 'guard',
  secret: false,
  before,
  after,
});

const loweringConsequences: Record<Guard, string> = {
  normal: 'Accounts can then be changed and deleted in Domo without a question.',
  confirm: 'Accounts can then be changed in Domo, and deleted by typing the label.',
  'read-only': '',
};

interface GuardedInstance {
  readonly label: string;
  /** Named as well: a label can be anything. */
  readonly instance: string;
}

/** Answers alone in main: a page that was tampered with cannot press its buttons. */
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
    `The guard of ${label} stays ${guard}, and nothing else was changed.`,
    {
      next: 'To lower it, save again and agree.',
    },
  );
