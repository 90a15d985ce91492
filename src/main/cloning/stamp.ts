/** A stamp tells whether what was looked at is still so, without telling what it is. */
import type { ClonedField } from '../../contract';
import { fingerprint } from '../secrets';
import type { Source } from './source';

/** Of plain data, in the order in which it is given. */
export const stampOf = (parts: readonly unknown[], fingerprintKey: string): string =>
  fingerprint(JSON.stringify(parts), fingerprintKey);

/** Of all that decides what is written anywhere. Secrets are in it as fingerprints. */
export const sourceStamp = (
  { key, account, config }: Source,
  fields: readonly ClonedField[],
  fingerprintKey: string,
): string => {
  const { name, displayName, dataProviderType, credentialsType } = account;
  return stampOf(
    [key, name, displayName, dataProviderType, credentialsType, config.fields, fields],
    fingerprintKey,
  );
};
