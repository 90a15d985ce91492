/** In which fields of which accounts a rotation writes. Pure. */
import type { BulkChange } from './bulk-changes';
import type { RotationAccount } from './rotation';

type Rotated = Pick<RotationAccount, 'account' | 'fields'>;
type Elsewhere = Extract<BulkChange, { change: 'changeSecret' }>['elsewhere'];

/** For a plan of `fields`: the accounts that have the secret in other fields, or in more than these. */
export const listElsewhere = (found: readonly Rotated[], fields: readonly string[]): Elsewhere =>
  found
    .filter((each) => hasOtherPlaces(each, fields))
    .map(({ account, fields: places }) => ({ account, fields: [...places] }));

/** Whether its secret is not exactly in the fields that were asked about. */
export const hasOtherPlaces = ({ fields: places }: Rotated, fields: readonly string[]): boolean =>
  places.length > 0 &&
  (places.length !== fields.length || places.some(({ name, asked }) => name !== asked));
