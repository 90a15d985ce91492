/** The schemas of Domo's numeric ids: a JSON number up to 2^53, and a text of digits above. */
import { z } from 'zod';
import { isLongId } from './ids';

const longIdSchema = z
  .string()
  .max(19)
  .refine(isLongId, 'A text is an id only if it is too large for a number')
  .brand<'LongId'>();

/** The id of anything in Domo. Domo may use negative ids for users of its own. */
export const domoIdSchema = z.union([z.number().int(), longIdSchema]);

export const accountIdSchema = z.union([z.number().int().nonnegative(), longIdSchema]);
