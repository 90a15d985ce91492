/** The way to instances: certificate authorities that the user chose, and the credentials of proxies. */
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
  /** The proxy to Domo, without credentials; null for a direct connection. */
  proxyInUse: z.string().nullable(),
  /** Proxies with credentials in the keychain, such as `http://proxy.acme.com:3128`. */
  proxyLogins: z.array(z.string()),
});
export type NetworkStatus = z.infer<typeof networkStatusSchema>;

/** `proxy.acme.com:3128` or `http://proxy.acme.com:3128`, without credentials. */
const proxyAddressSchema = z.string().min(1).max(300);

const emptyObject = z.strictObject({});

export const networkOperations = {
  'network.get': defineOperation({
    effect: 'read',
    on: 'app',
    about:
      'The certificates file and what it holds, the proxy, and which proxies have credentials.',
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
  'network.setProxyLogin': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Keeps the user name and password of a proxy in the keychain. Only that proxy gets them.',
    errors: ['certificatesUnusable'],
    request: z.strictObject({
      proxy: proxyAddressSchema,
      /** Basic authentication ends the user name at a colon. */
      user: z
        .string()
        .min(1)
        .max(200)
        .regex(/^[^:\p{Cc}]+$/u),
      /** MAY HOLD SECRETS: it is never logged, recorded or sent to another host. */
      password: z
        .string()
        .min(1)
        .max(1000)
        .regex(/^\P{Cc}+$/u),
    }),
    response: networkStatusSchema,
  }),
  'network.removeProxyLogin': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Removes the user name and password of a proxy from the keychain.',
    errors: ['notFound', 'certificatesUnusable'],
    request: z.strictObject({ proxy: proxyAddressSchema }),
    response: networkStatusSchema,
  }),
} as const;
