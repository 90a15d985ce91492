/** Decides whether a failed read concerns one account only, or ends reading the instance. */
import { keychainCodes, toProblem, type Problem, type ProblemCode } from '../../contract';
import { oneAtATime } from '../shared-promise';

type ProblemCodeSet = ReadonlySet<ProblemCode>;

/** After one of these, nothing else of the instance can be read or saved. */
const endingCodes: ProblemCodeSet = new Set<ProblemCode>([
  'unauthorized',
  'noToken',
  ...keychainCodes,
  'locked',
  'diskFull',
  'storeDamaged',
  'storeUnavailable',
  'notFound',
  'certificatesUnusable',
  // Each attempt with a wrong password can lock the user's account.
  'proxyNeedsLogin',
  'proxyLoginRefused',
]);

/** Usually about the whole instance, but the route of one account may always answer so. */
const endingCodesIfUnanswered: ProblemCodeSet = new Set<ProblemCode>([
  'offline',
  'instanceNotFound',
  'blockedByNetworkRule',
]);

/** One slow account does not matter. If nothing else is read either, the instance cannot be reached. */
const silenceCodes: ProblemCodeSet = new Set<ProblemCode>([
  'timeout',
  'unavailable',
  'rateLimited',
  'offline',
]);
const MAX_IN_A_ROW = 10;

export class InstanceHealth {
  private inARow = 0;

  /** `whoAmI`: a request that every reachable instance answers. `counts`: which failures in a row end the reading. */
  constructor(
    private readonly whoAmI: () => Promise<unknown>,
    private readonly counts: (code: ProblemCode) => boolean = (code) => silenceCodes.has(code),
  ) {}

  recordSuccess(): void {
    this.inARow = 0;
  }

  /** Whether the sync of the instance must end after this failure. */
  async endsReading({ code }: Problem): Promise<boolean> {
    if (endingCodes.has(code)) return true;
    this.inARow = this.counts(code) ? this.inARow + 1 : 0;
    if (this.inARow >= MAX_IN_A_ROW) return true;
    return endingCodesIfUnanswered.has(code) && !(await this.isAnswering());
  }

  /** Failures at the same time share one request. */
  private readonly isAnswering = oneAtATime(() =>
    this.whoAmI().then(
      () => true,
      // A cancelled request says nothing about the instance.
      (error: unknown) => toProblem(error).code === 'cancelled',
    ),
  );
}
