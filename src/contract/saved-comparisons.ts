/** A comparison as it is saved under a name, or written to a file. */
import { z } from 'zod';
import { comparedAccountsSchema } from './account-comparison';
import { comparedInstancesSchema } from './instance-comparison';
import { defineOperation } from './operation';
import { shownRows } from './zod-free';
import { accountThenAndNowSchema, instanceThenAndNowSchema } from './snapshot';

/** What is compared, by the view that shows it. */
export const comparisonSchema = z.discriminatedUnion('view', [
  comparedAccountsSchema.extend({ view: z.literal('accounts') }),
  comparedInstancesSchema.extend({ view: z.literal('instances') }),
  accountThenAndNowSchema.extend({ view: z.literal('accountThenAndNow') }),
  instanceThenAndNowSchema.extend({ view: z.literal('instanceThenAndNow') }),
]);
export type Comparison = z.output<typeof comparisonSchema>;

export const savedComparisonSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  savedAt: z.number(),
  comparison: comparisonSchema,
});
export type SavedComparison = z.infer<typeof savedComparisonSchema>;

const savedComparisonsResponse = z.strictObject({ saved: z.array(savedComparisonSchema) });

export const savedComparisonOperations = {
  'comparison.saved': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Saved comparisons, by name. What is saved is what to compare, never what was found.',
    errors: [],
    request: z.strictObject({}),
    response: savedComparisonsResponse,
  }),
  'comparison.save': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Saves a comparison; one of the same name is replaced.',
    errors: [],
    request: z.strictObject({
      name: z.string().trim().min(1, 'A name is needed').max(200),
      comparison: comparisonSchema,
    }),
    response: savedComparisonsResponse,
  }),
  'comparison.forget': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Removes a saved comparison.',
    errors: [],
    request: z.strictObject({ id: z.string().min(1).max(100) }),
    response: savedComparisonsResponse,
  }),
  'comparison.export': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Writes a comparison to a file as CSV or Markdown, without secrets.',
    errors: ['notFound'],
    request: z.strictObject({
      comparison: comparisonSchema,
      /** All rows, those that are proven to differ, or those of which that cannot be said. */
      show: z.enum(shownRows).default('all'),
      format: z.enum(['csv', 'markdown']),
      /** Absolute; in the window, one that the user chose. */
      file: z.string().min(1).max(4096),
    }),
    response: z.strictObject({ file: z.string(), rows: z.number().int().nonnegative() }),
  }),
} as const;
