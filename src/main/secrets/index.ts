/** Secrets: which fields are, what stands for them, and how two are compared without being seen. */
export { fingerprint } from './fingerprint';
export { holdsSecret } from './inside';
export { holdsMask, isEncrypted, isMask } from './mask';
export { presentConfig } from './present';
export { isSecret } from './rule';
export { presentAccount, presentEntry, presentProvider } from './withheld';
