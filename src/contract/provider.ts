/** Providers: the connector types to which accounts belong. */
import { z } from 'zod';
import { unknownFieldsSchema, skippedRowsShape } from './account';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

/** One field of a provider's accounts (domo-api 4.3). */
export const fieldDescriptorSchema = z.strictObject({
  /** The key in configs. */
  name: z.string(),
  /** `password` and `string` are known. Other values of Domo are kept. */
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
  /** `fields`, `oauth` or null for none. Other values of Domo are kept. */
  authenticationScheme: z.string().nullable(),
  fields: z.array(fieldDescriptorSchema),
  connectorValidatorPresent: z.boolean(),
  customerOAuthConfigurationDataProviderType: z.string().nullable(),
  more: unknownFieldsSchema,
});
export type Provider = z.infer<typeof providerSchema>;

/** A provider with the fields for a form, from Domo or else from Latchkey's own list of providers (domo-api 6). */
export const describedProviderSchema = providerSchema.extend({
  /** Where the fields come from; null if they are unknown. */
  describedBy: z.enum(['domo', 'latchkey']).nullable(),
});
export type DescribedProvider = z.infer<typeof describedProviderSchema>;

export const providerOperations = {
  'provider.list': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads all providers of an instance from Domo and stores them in the inventory.',
    errors: ['getFailed', 'forbidden'],
    domo: {
      seed: ['get_available_data_providers'],
      routes: [
        'GET /api/data/v1/providers',
        'GET /api/content/v2/users/me (after a 403: to tell a missing right from a missing instance)',
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
    about: 'Lists the stored providers of an instance, by name. Works without a network.',
    errors: [],
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({
      providers: z.array(describedProviderSchema),
      /** Types that Latchkey knows and Domo's list lacks: some OAuth types, or all types if it was never read. */
      unlisted: z.array(describedProviderSchema),
      /** Epoch ms; null if they were never read. */
      readAt: z.number().nullable(),
    }),
  }),
} as const;
