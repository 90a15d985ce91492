/** The way to instances: certificate authorities that the user chose. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { defineOperation } from './operation';

export const authorityCertificateSchema = z.strictObject({
  /** On one line, without control characters. */
  subject: z.string(),
  /** Epoch ms; null if the certificate names no valid time. */
  validTo: z.number().nullable(),
  expired: z.boolean(),
  /** SHA-256. */
  fingerprint: z.string(),
});
export type AuthorityCertificate = z.infer<typeof authorityCertificateSchema>;

export const networkStatusSchema = z.strictObject({
  /** The certificates file; null if none was chosen. */
  certificates: z
    .strictObject({
      /** The name of the file that was chosen. */
      name: z.string(),
      authorities: z.array(authorityCertificateSchema),
      /** Why Latchkey's copy of it cannot be used; nothing is sent then. */
      problem: problemSchema.nullable(),
    })
    .nullable(),
});
export type NetworkStatus = z.infer<typeof networkStatusSchema>;

const emptyObject = z.strictObject({});

export const networkOperations = {
  'network.get': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'The certificates file and what it holds.',
    errors: [],
    request: emptyObject,
    response: networkStatusSchema,
  }),
  'network.setCertificates': defineOperation({
    effect: 'write',
    on: 'app',
    about:
      'Copies a file of certificate authorities, PEM or DER, into the data folder and trusts them from the next request on.',
    errors: ['needsWindow', 'certificatesUnusable', 'cannotWriteFile'],
    request: z.strictObject({
      /** A path, on the command line alone. Null: the window asks with the dialog of the system. */
      file: z.string().min(1).max(4096).nullable(),
    }),
    response: networkStatusSchema,
  }),
  'network.removeCertificates': defineOperation({
    effect: 'write',
    on: 'app',
    about: 'Removes the copy of the certificates file. Its authorities are no longer trusted.',
    errors: ['cannotWriteFile'],
    request: emptyObject,
    response: networkStatusSchema,
  }),
} as const;
