/** What a failed reading says of its instance: the matter of one account, or the end of reading the instance. */
import { toProblem, type Problem, type ProblemCode } from '../../contract';

type ProblemCodeSet = ReadonlySet<ProblemCode>;

/** With these nothing more of the instance can be read or kept, whatever was asked. */
const endingCodes: ProblemCodeSet = new Set<ProblemCode>([
  'unauthorized',
  'noToken',
  'keychainLocked',
  'keychainMissing',
  'keychainHanging',
  'keychainCrashed',
  'latchkeyReplaced',
  'diskFull',
  'storeDamaged',
  'storeUnavailable',
  'notFound',
]);

/** Said of the whole instance, but the route of one account may answer so for ever. */
const endingCodesIfUnanswered: ProblemCodeSet = new Set<ProblemCode>([
  'offline',
  'instanceNotFound',
  'blockedByNetworkRule',
]);

/** One slow account is no matter; when nothing else comes any more, the instance or the way to it is gone. */
const silenceCodes: ProblemCodeSet = new Set<ProblemCode>([
  'timeout',
  'unavailable',
  'rateLimited',
  'offline',
]);
const MAX_SILENT_IN_A_ROW = 10;

export class InstanceHealth {
  private silentInARow = 0;
  private pendingCheck: Promise<boolean> | null = null;

  /** `whoAmI`: asks the instance what it answers to everybody. */
  constructor(private readonly whoAmI: () => Promise<unknown>) {}

  recordSuccess(): void {
    this.silentInARow = 0;
  }

  /** Whether nothing more is to be tried after this failure. */
  async endsReading({ code }: Problem): Promise<boolean> {
    if (endingCodes.has(code)) return true;
    this.silentInARow = silenceCodes.has(code) ? this.silentInARow + 1 : 0;
    if (this.silentInARow >= MAX_SILENT_IN_A_ROW) return true;
    return endingCodesIfUnanswered.has(code) && !(await this.isAnswering());
  }

  /** Asked once for all that failed in the same moment. */
  private isAnswering(): Promise<boolean> {
    this.pendingCheck ??= this.whoAmI()
      // A question that was given up says nothing about the instance.
      .then(
        () => true,
        (error: unknown) => toProblem(error).code === 'cancelled',
      )
      .finally(() => {
        this.pendingCheck = null;
      });
    return this.pendingCheck;
  }
}
