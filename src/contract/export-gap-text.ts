/** What is said of an instance whose accounts an export may lack. Imports no zod. */
import { coverageText } from './coverage-text';
import type { ExportGap } from './export-gaps';

/** A sentence without its full stop. */
export function exportGapText({ label, why, kind, problem, coverage }: ExportGap): string {
  const reason = problem ? `: ${problem.message.replace(/\.$/, '')}` : '';
  if (why === 'notCovered') return `${label} may have more accounts: ${coverageText(coverage)}`;
  if (why === 'unreadable') return `${label} was not read by its last sync${reason}`;
  if (kind === null) return `${label} was never read${reason}`;
  return `${label}: its ${kind === 'oauth' ? 'OAuth accounts' : 'accounts'} were never read${reason}`;
}
