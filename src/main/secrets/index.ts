/** Secrets: which fields are, what stands for them, and how two are compared without being seen. */
export { fingerprint } from './fingerprint';
export { holdsSecret } from './holds-secret';
export { holdsMask, isEncrypted, isMask } from './mask';
export { presentConfig } from './present-config';
export { isSecretField } from './is-secret-field';
export { presentAccount, presentAccessEntry, presentProvider } from './redact-metadata';
