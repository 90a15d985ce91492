/** Which configs and access lists a full sync of an instance read, and why. */
import { z } from 'zod';
import { counted } from './counted';

/** Why all of them were read. Without a reason, only those that may have changed were. */
export const fullReadingReasonSchema = z.enum([
  'chosen',
  'notYet',
  'scheduled',
  'refused',
  'failed',
  'gap',
  'tooOld',
  'clock',
  'anotherUser',
]);
export type FullReadingReason = z.infer<typeof fullReadingReasonSchema>;

export const detailReadingSchema = z.strictObject({
  /** `full`: of every account. `delta`: of those that the activity log names, and of those that look different. */
  mode: z.enum(['full', 'delta']),
  /** Null for `delta`. */
  why: fullReadingReasonSchema.nullable(),
  /** Of how many accounts they were read, of how many that are known. */
  read: z.number().int(),
  accounts: z.number().int(),
});
export type DetailReading = z.infer<typeof detailReadingSchema>;

const reasons: Readonly<Record<FullReadingReason, string>> = {
  chosen: 'as was asked for',
  notYet: 'because no full reading has ended since the activity log is followed',
  scheduled: 'because it is time to verify all',
  refused: 'because the user of the token may not read the activity log',
  failed: 'because the activity log could not be read',
  gap: 'because the activity log has a gap',
  tooOld: 'because the activity log does not reach back to the last sync',
  clock: 'because the clock of this computer was moved back',
  anotherUser: 'because the token is of another user than before',
};

/** `Configs and access lists: 12 of 300 accounts read, those that changed.` */
export function describeDetailReading({ read, accounts, why }: DetailReading): string {
  const head = `Configs and access lists: ${read} of ${counted(accounts, 'account')} read`;
  return why === null
    ? `${head}, those that changed.`
    : `${head}. All were asked for, ${reasons[why]}.`;
}

/** The newest change of an account in Domo, by its activity log. */
export const changedInDomoSchema = z.strictObject({
  /** Domo's own word, such as `UPDATED`. */
  action: z.string(),
  /** Null: the log does not say. */
  by: z.string().nullable(),
  at: z.number().nullable(),
});

/** `readable`: it was read. `refused`: the user of the token may not read it. `unread`: it was not read yet, or failed. */
export const activityLogSchema = z.enum(['readable', 'refused', 'unread']);
