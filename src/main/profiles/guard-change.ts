/** A changed guard: what is recorded of it, and what is asked before it protects less. Pure. */
import { problem, type ActivityChange, type Guard, type Problem } from '../../contract';

/** From the one that lets everything pass. */
const order: readonly Guard[] = ['normal', 'confirm', 'read-only'];

export const isLower = (before: Guard, after: Guard): boolean =>
  order.indexOf(after) < order.indexOf(before);

/** Null: no instance before, or none after. */
export const guardChange = (before: Guard | null, after: Guard | null): ActivityChange => ({
  what: 'guard',
  secret: false,
  before,
  after,
});

const consequence: Record<Guard, string> = {
  normal: 'Accounts can then be changed and deleted in Domo without a question.',
  confirm: 'Accounts can then be changed in Domo, and deleted by typing the label.',
  'read-only': '',
};

interface Of {
  readonly label: string;
  /** Named as well: a label can be anything. */
  readonly instance: string;
}

/** Answers alone in main: a page that was tampered with cannot press its buttons. */
export const lowerQuestion = ({ label, instance }: Of, before: Guard, after: Guard) => ({
  message: `Lower the guard of ${label} from ${before} to ${after}?`,
  detail: `Instance: ${instance}. ${consequence[after]}`,
  yes: 'Lower the guard',
  no: 'Keep it',
});

export const keptGuard = ({ label }: Of, guard: Guard): Problem =>
  problem('cancelled', `The guard of ${label} stays ${guard}, and nothing else was changed.`, {
    next: 'To lower it, save again and agree.',
  });
