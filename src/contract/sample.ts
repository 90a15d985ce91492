/** The sample company: made-up instances to look around in, without a token and without a network. */
import { z } from 'zod';
import { defineOperation } from './operation';

const sampleStateSchema = z.strictObject({
  /** While true, the window shows the sample company and nothing else. */
  open: z.boolean(),
});

export const sampleOperations = {
  'sample.get': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Whether the window shows the sample company. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({}),
    response: sampleStateSchema,
  }),
  'sample.open': defineOperation({
    effect: 'write',
    on: 'app',
    about:
      'Shows the sample company in place of the inventory: read-only, in memory. Needs the window, and no running job.',
    errors: ['needsWindow'],
    request: z.strictObject({}),
    response: sampleStateSchema,
  }),
  'sample.leave': defineOperation({
    effect: 'write',
    on: 'app',
    about: 'Shows the inventory again, and forgets the sample company. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({}),
    response: sampleStateSchema,
  }),
} as const;
