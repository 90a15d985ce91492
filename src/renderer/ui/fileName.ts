/**
 * A file name that any system takes: `latchkey-acme-production-accounts-2026-03-09.csv`.
 * @param label of the instance; null for all.
 * @param what is in it.
 */
export function suggestedName(
  label: string | null,
  what: string,
  day: Date,
  ending = 'csv',
): string {
  const who = (label ?? 'all instances')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  const date = day.toISOString().slice(0, 10);
  return ['latchkey', who, what, date].filter(Boolean).join('-').concat(`.${ending}`);
}
