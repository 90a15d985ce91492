/** Turns a raw config into one that may be stored and shown. Only here do secrets become fingerprints. */
import type {
  AccountConfig,
  ConfigField,
  FieldDescriptor,
  AccountKind,
  DomoId,
} from '../../contract';
import { compareNames } from '../../contract/text-folding';
import { knownProviderFields } from '../domo/known-providers';
import type { RawConfig } from '../domo/domo-types';
import { fingerprint } from './fingerprint';
import { holdsSecret } from './holds-secret';
import { holdsMask, isEncrypted, isMask } from './mask';
import { isSecretField } from './is-secret-field';

/** Sorts fields in the provider's order, then by name. `descriptors` is null when the provider was not read. */
export function presentConfig(
  kind: AccountKind,
  id: DomoId,
  raw: RawConfig,
  descriptors: readonly FieldDescriptor[] | null,
  fingerprintKey: string,
): AccountConfig {
  const { dataProviderType } = raw;
  const described = descriptors !== null && descriptors.length > 0 ? descriptors : null;
  const order = (described ?? knownProviderFields(dataProviderType) ?? []).map(({ name }) => name);
  const place = (name: string): number => {
    const index = order.indexOf(name);
    return index === -1 ? order.length : index;
  };
  const fields = [...raw.values]
    .map(([name, value]) =>
      presentField(name, value, isSecretField(name, dataProviderType, descriptors), fingerprintKey),
    )
    .sort((a, b) => place(a.name) - place(b.name) || compareNames(a.name, b.name));
  return { kind, id, dataProviderType, fields };
}

function presentField(
  name: string,
  value: string | null,
  secret: boolean,
  key: string,
): ConfigField {
  const field = { name, secret, value: null, fingerprint: null };
  if (value === null || value === '') return { ...field, state: 'empty' };
  if (isMask(value)) return { ...field, state: 'hidden' };
  if (isEncrypted(value)) return { ...field, state: 'encrypted' };
  if (secret || holdsSecret(value)) {
    // Two different secrets with the same mask would have equal fingerprints.
    if (holdsMask(value)) return { ...field, secret: true, state: 'hidden' };
    return { ...field, secret: true, state: 'secret', fingerprint: fingerprint(value, key) };
  }
  return { ...field, state: 'clear', value };
}
