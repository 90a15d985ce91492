/** Providers: the connector types that accounts belong to. */
import { z } from 'zod';
import { unknownFieldsSchema, skippedRowsShape } from './account';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** One field that an account of a provider has (domo-api 4.3). */
export const fieldDescriptorSchema = z.strictObject({
  /** The key in configs. */
  name: z.string(),
  /** `password` and `string` were seen; other words are kept. */
  type: z.string().nullable(),
  /** Label. */
  text: z.string().nullable(),
  tooltipText: z.string().nullable(),
  defaultValue: z.string().nullable(),
  required: z.boolean(),
  encrypted: z.boolean(),
  more: unknownFieldsSchema,
});
export type FieldDescriptor = z.infer<typeof fieldDescriptorSchema>;

export const providerSchema = z.strictObject({
  /** The data provider type. */
  key: z.string(),
  name: z.string(),
  /** `fields`, `oauth` or null for none; other words are kept. */
  authenticationScheme: z.string().nullable(),
  fields: z.array(fieldDescriptorSchema),
  connectorValidatorPresent: z.boolean(),
  customerOAuthConfigurationDataProviderType: z.string().nullable(),
  more: unknownFieldsSchema,
});
export type Provider = z.infer<typeof providerSchema>;

/** A provider as forms need it: described by Domo, else by what Latchkey knows of its type (domo-api 6). */
export const describedProviderSchema = providerSchema.extend({
  /** Who says which fields there are; null when nobody does. */
  describedBy: z.enum(['domo', 'latchkey']).nullable(),
});
export type DescribedProvider = z.infer<typeof describedProviderSchema>;

export const providerOperations = {
  'provider.list': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads all providers of an instance from Domo and keeps them in the inventory.',
    errors: ['getFailed', 'forbidden'],
    domo: {
      seed: ['get_available_data_providers'],
      routes: [
        'GET /api/data/v1/providers',
        'GET /api/content/v2/users/me (on 403: is it the instance or the right?)',
      ],
    },
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({
      providers: z.array(providerSchema),
      ...skippedRowsShape,
      readAt: z.number(),
    }),
  }),
  'provider.kept': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'The providers of an instance as they were last read, by name. Works with no network.',
    errors: [],
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({
      providers: z.array(describedProviderSchema),
      /** Types that Latchkey knows and Domo's list lacks: some OAuth configurations, all when it was never read. */
      unlisted: z.array(describedProviderSchema),
      /** Epoch ms; null when they were never read. */
      readAt: z.number().nullable(),
    }),
  }),
} as const;
