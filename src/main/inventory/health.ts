/** What a failed reading says of its instance: the matter of one account, or the end of reading the instance. */
import { problemOf, type Problem, type ProblemCode } from '../../contract';

type Codes = ReadonlySet<ProblemCode>;

/** With these nothing more of the instance can be read or kept, whatever was asked. */
const certain: Codes = new Set<ProblemCode>([
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
const doubtful: Codes = new Set<ProblemCode>([
  'offline',
  'instanceNotFound',
  'blockedByNetworkRule',
]);

/** One slow account is no matter; when nothing else comes any more, the instance or the way to it is gone. */
const silent: Codes = new Set<ProblemCode>(['timeout', 'unavailable', 'rateLimited', 'offline']);
const SILENT_IN_A_ROW = 10;

export class Health {
  private silentInARow = 0;
  private asking: Promise<boolean> | null = null;

  /** `whoAmI`: asks the instance what it answers to everybody. */
  constructor(private readonly whoAmI: () => Promise<unknown>) {}

  good(): void {
    this.silentInARow = 0;
  }

  /** Whether nothing more is to be tried after this failure. */
  async endsWith({ code }: Problem): Promise<boolean> {
    if (certain.has(code)) return true;
    this.silentInARow = silent.has(code) ? this.silentInARow + 1 : 0;
    if (this.silentInARow >= SILENT_IN_A_ROW) return true;
    return doubtful.has(code) && !(await this.answers());
  }

  /** Asked once for all that failed in the same moment. */
  private answers(): Promise<boolean> {
    this.asking ??= this.whoAmI()
      // A question that was given up says nothing about the instance.
      .then(
        () => true,
        (error: unknown) => problemOf(error).code === 'cancelled',
      )
      .finally(() => {
        this.asking = null;
      });
    return this.asking;
  }
}
