/** tokens.export: reads the access tokens of instances, and writes them as CSV. */
import type { ParsedRequestFor, ResponseFor } from '../../../contract';
import type { CallContext } from '../../call-context';
import { throwIfCancelled, toCsvTable, writeTextFile } from '../../export';
import { tokenTable, type TokensOfInstance } from '../../profiles/token-table';
import { runInParallel } from '../../sync/parallel-work';
import { resolveExportTarget } from './export-target';
import type { HandlerServices } from './handler-types';

/** A dead instance keeps one of them waiting. */
const INSTANCES_AT_ONCE = 16;

/** Fails only where nothing can be written: an instance that does not answer has a row that says so. */
export async function exportTokens(
  { workspace, desktop }: Pick<HandlerServices, 'workspace' | 'desktop'>,
  { profileIds, text, withinDays, file }: ParsedRequestFor<'tokens.export'>,
  context: CallContext,
): Promise<ResponseFor<'tokens.export'>> {
  const target = await resolveExportTarget({ file }, context, { desktop, workspace, of: null });
  const profiles = await (await workspace.store()).listProfiles();
  const labels = new Map(profiles.map(({ id, label }) => [id, label]));
  const wanted = [...new Set(profileIds ?? labels.keys())];
  const read = new Map<string, TokensOfInstance>();
  const report = (): void => {
    const count = { done: read.size, total: wanted.length };
    context.progress({ profileId: 'tokens', phase: 'writing', ...count, waitingUntil: null });
  };
  report();
  await runInParallel(wanted, INSTANCES_AT_ONCE, async (profileId) => {
    if (context.signal.aborted) return;
    const result = await context.call('tokens.list', { profileId });
    read.set(profileId, { profileId, label: labels.get(profileId) ?? profileId, result });
    report();
  });
  throwIfCancelled(context.signal);
  const instances = wanted.flatMap((id) => read.get(id) ?? []);
  const table = tokenTable(instances, { text, withinDays, now: Date.now() });
  await writeTextFile([toCsvTable(table)], target);
  return {
    file: target.file,
    rows: table.length - 1,
    instances: instances.map(({ profileId, result }) => ({
      profileId,
      own: result.ok ? result.value.own : null,
      problem: result.ok ? null : result.problem,
    })),
  };
}
