/** Comparisons that are saved under a name or exported to a file. */
import { z } from 'zod';
import { comparedAccountsSchema } from './account-comparison';
import { comparedInstancesSchema } from './instance-comparison';
import { defineOperation } from './operation';
import { shownRows } from './zod-free';
import { accountThenAndNowSchema, instanceThenAndNowSchema } from './snapshot';

/** What to compare, by the view that shows it. */
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
    about: 'Lists the saved comparisons, by name. They store what to compare, and no results.',
    errors: [],
    request: z.strictObject({}),
    response: savedComparisonsResponse,
  }),
  'comparison.save': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Saves a comparison, and replaces one of the same name.',
    errors: [],
    request: z.strictObject({
      name: z.string().trim().min(1, 'A name is required').max(200),
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
      /** All rows, those that are proven to differ, or those of unknown relation. */
      show: z.enum(shownRows).default('all'),
      format: z.enum(['csv', 'markdown']),
      /** Absolute. A call from the window must name a file that the user chose in the save dialog. */
      file: z.string().min(1).max(4096),
    }),
    response: z.strictObject({ file: z.string(), rows: z.number().int().nonnegative() }),
  }),
} as const;
