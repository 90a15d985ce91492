/** What is said of an instance whose accounts an export may lack. Imports no zod. */
import { coverageText } from './coverage-text';
import type { ExportGap } from './export-gaps';
import { t } from './texts';

/** A sentence without its full stop. */
export function exportGapText({ label, why, kind, problem, coverage }: ExportGap): string {
  const reason = problem ? `: ${problem.message.replace(/\.$/, '')}` : '';
  if (why === 'notCovered')
    return t('{label} may have more accounts: {coverage}', {
      label,
      coverage: coverageText(coverage),
    });
  if (why === 'unreadable')
    return t('{label} was not read by its last sync{reason}', { label, reason });
  if (kind === null) return t('{label} was never read{reason}', { label, reason });
  return t('{label}: its {oauth} were never read{reason}', {
    label,
    oauth: kind === 'oauth' ? t('OAuth accounts') : t('accounts'),
    reason,
  });
}
