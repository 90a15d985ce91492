/** Secrets: which fields are secret, what replaces their values, and how two values are compared by fingerprint. */
export { computeStamp, fingerprint } from './fingerprint';
export { holdsSecret } from './holds-secret';
export { holdsMask, isEncrypted, isMask } from './mask';
export { presentConfig } from './present-config';
export { isSecretField } from './is-secret-field';
export { presentAccount, presentAccessEntry, presentProvider } from './redact-metadata';
