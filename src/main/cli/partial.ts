/** The exit code of what was done in part, and what is said of it. */
import type { Completeness } from '../../contract/sync-gaps';
import { exportGapText } from '../../contract/export-gap-text';
import type { ExportGap, InventoryScope, Result } from '../../contract';
import type { CommandLineIo } from './io';
import type { OperationInvoker } from './operation-invoker';
import { messageLine, type ExitCode } from './print';

const EXIT_PARTIAL: ExitCode = 4;

export function exitCodeOf(completeness: Completeness, allowPartial = false): ExitCode {
  if (completeness === 'failed') return 1;
  return completeness === 'full' || allowPartial ? 0 : EXIT_PARTIAL;
}

/** Says on stderr what is missing. `texts`: sentences without their full stops. */
export function printPartial(io: CommandLineIo, texts: readonly string[]): void {
  io.err(texts.map((text) => messageLine(`Partial: ${text}.`)).join(''));
}

/** What the inventory may lack of a part of it, as sentences without their full stops. `counts`: which gaps matter. */
export async function listGapTexts(
  invoker: OperationInvoker,
  scope: InventoryScope,
  counts: (gap: ExportGap) => boolean = () => true,
): Promise<Result<string[]>> {
  const found = await invoker.call('inventory.gaps', scope);
  return found.ok ? { ok: true, value: found.value.gaps.filter(counts).map(exportGapText) } : found;
}

export const allowPartialOption = [
  '--allow-partial',
  'end with 0 also if accounts may be missing',
] as const;

export const partialHelp = `
Exit status 4 says that accounts may be missing, and stderr says why: an instance or a
list was not read, or the search of an instance was read in part. Configs and access
lists that Domo refused are reported, and are no reason for it. After export changes it
says that changes may be missing.`;
