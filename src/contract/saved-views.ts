/** Filters, search, order and scope of the accounts, saved under a name. */
import { z } from 'zod';
import { inventoryFilterSchema, inventorySortSchema } from './inventory';
import { defineOperation } from './operation';

export const VIEW_NAME_LENGTH = 80;
const viewNameSchema = z
  .string()
  .trim()
  .min(1, 'A name is required')
  .max(VIEW_NAME_LENGTH, `A name has at most ${VIEW_NAME_LENGTH} characters`);

export const savedViewSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  savedAt: z.number(),
  /** Without instances that are gone: it shows the rest. */
  filter: inventoryFilterSchema,
  sort: inventorySortSchema,
  /** Labels of its instances that were removed since it was saved. */
  goneInstances: z.array(z.string()),
  /** True when no instance is in its group any more. */
  groupGone: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

const viewsResponse = z.strictObject({ views: z.array(savedViewSchema) });
const viewIdSchema = z.string().min(1).max(100);

export const savedViewOperations = {
  'views.list': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Lists the saved views, by name, and says which instances or groups of them are gone.',
    errors: [],
    request: z.strictObject({}),
    response: viewsResponse,
  }),
  'views.save': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Saves filters, search, order and scope under a name that no other view has.',
    errors: ['duplicate'],
    request: z.strictObject({
      name: viewNameSchema,
      filter: inventoryFilterSchema.prefault({}),
      sort: inventorySortSchema.default({ field: 'displayName', direction: 'ascending' }),
      /** Replaces the view of the same name. */
      replace: z.boolean().default(false),
    }),
    response: viewsResponse,
  }),
  'views.rename': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Gives a saved view another name.',
    errors: ['notFound', 'duplicate'],
    request: z.strictObject({ id: viewIdSchema, name: viewNameSchema }),
    response: viewsResponse,
  }),
  'views.delete': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Removes a saved view. The accounts stay.',
    errors: [],
    request: z.strictObject({ id: viewIdSchema }),
    response: viewsResponse,
  }),
} as const;
