import type { ExportTable } from '../../../contract';

/**
 * A file name that any system takes: `latchkey-acme-production-accounts-2026-03-09.csv`.
 * @param label of the instance; null for all.
 */
export function suggestedName(label: string | null, table: ExportTable, day: Date): string {
  const who = (label ?? 'all instances')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  const date = day.toISOString().slice(0, 10);
  return ['latchkey', who, table, date].filter(Boolean).join('-').concat('.csv');
}
