/** What Domo shows instead of a secret is never sent back: Domo may keep it as the secret (domo-api 3.6). */
import { fail } from '../../contract';
import { holdsMask } from '../secrets';

/** Fails with `invalidRequest` and names the fields; nothing is sent then. */
export function refuseMasks(values: Readonly<Record<string, unknown>>): void {
  const masked = Object.entries(values)
    .filter(([, value]) => containsMask(value))
    .map(([name]) => name);
  if (masked.length === 0) return;
  fail(
    'invalidRequest',
    `Nothing was sent: ${masked.join(', ')} would be set to what Domo shows instead of a secret.`,
    { next: 'Leave these fields out, or give their real values.' },
  );
}

/** At any depth: a body that the caller wrote may hold lists of fields. */
function containsMask(value: unknown): boolean {
  if (typeof value === 'string') return holdsMask(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(containsMask);
}
