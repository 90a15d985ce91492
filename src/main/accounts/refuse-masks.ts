/** Refuses to send a mask or ciphertext to Domo, because Domo may store it in place of the secret (domo-api 3.6). */
import { fail } from '../../contract';
import { holdsMask } from '../secrets';

/** Fails with `invalidRequest`, and names the fields, if a value contains a mask. */
export function refuseMasks(values: Readonly<Record<string, unknown>>): void {
  const masked = Object.entries(values)
    .filter(([, value]) => containsMask(value))
    .map(([name]) => name);
  if (masked.length === 0) return;
  fail(
    'invalidRequest',
    `Nothing was sent: ${masked.join(', ')} would be set to a mask, which Domo shows in place of a secret.`,
    { next: 'Leave out these fields, or enter their real values.' },
  );
}

/** Looks at any depth, because a body that the caller wrote may contain lists of fields. */
function containsMask(value: unknown): boolean {
  if (typeof value === 'string') return holdsMask(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(containsMask);
}
