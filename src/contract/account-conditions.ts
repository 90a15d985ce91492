/** Conditions of the inventory's filter beside instance, kind, provider, state and text. An absent one filters nothing. */
import { z } from 'zod';
import { accountKeySchema } from './account';

const time = z.number().int().nonnegative().max(8.64e15);
const datasets = z.number().int().nonnegative().max(1_000_000_000);

export const notReadSchema = z.enum(['config', 'access', 'any']);
export type NotRead = z.infer<typeof notReadSchema>;

export const accountConditionShape = {
  /** Words that must all begin or occur in the owners' names, in any case. */
  owner: z.string().max(200).optional(),
  /** Epoch ms. An account without a time of change is neither before nor after. */
  modifiedFrom: time.optional(),
  /** Epoch ms; this moment itself is not included. */
  modifiedBefore: time.optional(),
  /** Accounts that at least so many datasets use. Those of unknown use are not among them. */
  datasetsAtLeast: datasets.optional(),
  /** Accounts that at most so many datasets use; 0: unused. Those of unknown use are not among them. */
  datasetsAtMost: datasets.optional(),
  /** Accounts of which config, access list or either was never read. */
  notRead: notReadSchema.optional(),
  /** Instances of this group, as they are grouped now. Empty: those without a group. */
  group: z.string().max(200).optional(),
  /** True: accounts that only the search returned. False: accounts in the list. */
  searchOnly: z.boolean().optional(),
  /** Only these accounts: a selection. Empty: none. */
  accounts: z.array(accountKeySchema).max(10_000).optional(),
};

export const accountConditionsSchema = z.strictObject(accountConditionShape);
export type AccountConditions = z.output<typeof accountConditionsSchema>;
