/**
 * `latchkey://` links and menu items that act on the page. A link only shows something: it changes nothing and sends
 * nothing to Domo.
 */
import { z } from 'zod';
import { accountIdSchema } from './id-schemas';

/** An instance as in profiles: `acme`, or host and port of a loopback address. */
const linkInstanceSchema = z
  .string()
  .max(253)
  .regex(/^[a-z0-9][a-z0-9.:-]*$/u);

export const latchkeyLinkSchema = z.discriminatedUnion('to', [
  /** `latchkey://open?instance=acme` */
  z.strictObject({ to: z.literal('open'), instance: linkInstanceSchema }),
  /** `latchkey://account?instance=acme&kind=account&id=12` */
  z.strictObject({
    to: z.literal('account'),
    instance: linkInstanceSchema,
    kind: z.enum(['account', 'oauth']),
    id: accountIdSchema.refine((id) => id !== 0),
  }),
]);
export type LatchkeyLink = z.infer<typeof latchkeyLinkSchema>;

/** Items of the native menu that act on the page. */
export const menuItemSchema = z.enum([
  'addInstance',
  'addMany',
  'exportInstances',
  'sample',
  'export',
  'undo',
  'shortcuts',
  'help',
  'publish',
  'bulkRuns',
  'rotate',
  'repoint',
  'transfer',
  'align',
  'hygiene',
  'report',
  'review',
  'renewTokens',
  'settings',
  'checkStore',
  'setAside',
  'compare',
  'activity',
  'changes',
  'overview',
  'attention',
  'accessTokens',
  'jobs',
  'about',
  'checkForUpdate',
]);
export type MenuItem = z.infer<typeof menuItemSchema>;
