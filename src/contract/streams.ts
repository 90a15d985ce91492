/** Streams: what feeds a dataset, with the credentials of an account or of several (domo-api 3.16). */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { problemSchema } from './errors';
import { accountIdSchema, domoIdSchema } from './id-schemas';
import { defineOperation } from './operation';

const toldCount = z.number().int().nonnegative().nullable();

/** A stream that uses an account, with what depends on its dataset. A count is null where Domo does not tell it. */
export const accountStreamSchema = z.strictObject({
  id: domoIdSchema,
  datasetId: z.string(),
  /** Of its dataset. */
  name: z.string(),
  cards: toldCount,
  dataflows: toldCount,
  alerts: toldCount,
});
export type AccountStream = z.infer<typeof accountStreamSchema>;

export const streamOperations = {
  'stream.list': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Lists the streams that use an account, and what depends on their datasets.',
    errors: ['getFailed'],
    domo: {
      seed: [],
      routes: [
        'GET /api/data/v2/datasources/account/{id}',
        'GET /api/data/v3/datasources/{id} (its stream, cards, dataflows and alerts)',
      ],
    },
    /** Only plain accounts are named by streams. */
    request: accountKeySchema.extend({ kind: z.literal('account') }),
    response: z.strictObject({
      streams: z.array(accountStreamSchema),
      /** Datasets whose stream is not known, and why. */
      unread: z.array(z.strictObject({ name: z.string(), problem: problemSchema })),
      /** Datasets that Domo lists without a usable id. */
      unusable: z.number().int().nonnegative(),
    }),
  }),
  'stream.setAccount': defineOperation({
    effect: 'write',
    on: 'domo',
    about:
      'Gives a stream another account of the same provider. Nothing else in the stream changes.',
    errors: [
      'changedSinceRead',
      'crudFailed',
      'duplicate',
      'forbidden',
      'getFailed',
      'hiddenByDomo',
      'noMatch',
    ],
    domo: {
      seed: [],
      routes: [
        'GET /api/data/v1/streams/{id}?fields=all (before and after)',
        'PUT /api/data/v1/streams/{id}',
        'the routes of account.get (of both accounts)',
      ],
    },
    /** The account that the stream names now. Only plain accounts are named by streams. */
    request: accountKeySchema.extend({
      kind: z.literal('account'),
      streamId: domoIdSchema,
      /** The account that it shall name, in the same instance. */
      to: accountIdSchema,
    }),
    response: z.strictObject({
      /** The accounts that the stream names. Null if it could not be read again; `problem` says why. */
      accounts: z.array(accountIdSchema).nullable(),
      readAt: z.number().nullable(),
      /** Also says that Domo accepted the change and does not show it. */
      problem: problemSchema.nullable(),
    }),
  }),
} as const;
