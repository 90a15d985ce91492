/** In which fields of which accounts a rotation writes. Pure. */
import type { BulkChange } from './bulk-changes';
import type { RotationAccount } from './rotation';

type Rotated = Pick<RotationAccount, 'account' | 'fields'>;
type SecretChange = Extract<BulkChange, { change: 'changeSecret' }>;

/** The change that gives all of these a new secret. */
export const secretChangeOf = (
  chosen: readonly Rotated[],
  fields: readonly string[],
  test: boolean,
): SecretChange => ({
  change: 'changeSecret',
  fields: [...fields],
  test,
  elsewhere: chosen
    .filter((each) => hasOtherPlaces(each, fields))
    .map(({ account, fields: places }) => ({ account, fields: [...places] })),
  unsure: chosen.filter(({ fields: places }) => places.length === 0).map(({ account }) => account),
});

/** Whether its secret is not exactly in the fields that were asked about. */
export const hasOtherPlaces = ({ fields: places }: Rotated, fields: readonly string[]): boolean =>
  places.length > 0 &&
  (places.length !== fields.length || places.some(({ name, asked }) => name !== asked));
