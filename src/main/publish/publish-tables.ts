/** inventory.publish: each table of the inventory replaces the rows of its DataSet in the target instance. */
import {
  createProblem,
  fail,
  toProblem,
  type ParsedRequestFor,
  type Problem,
  type PublishedResult,
  type PublishedTable,
  type ResponseFor,
} from '../../contract';
import { counted } from '../../contract/counted';
import type { ActivityJournal } from '../activity/activity-journal';
import type { CallContext } from '../call-context';
import type { DomoClient } from '../domo';
import type { PublishedDatasetRecord } from '../store/published-types';
import type { Store, StoredProfile } from '../store/store-types';
import type { Workspace } from '../workspace';
import { datasetUrl } from './dataset-url';
import { findDataset, type FoundDataset } from './find-dataset';
import { emptyTableProblem, refuseEmptyInventory, refuseLossyStore } from './publish-refusals';
import { countTableRows } from './table-rows';
import { uploadTable, type SentTable } from './upload-table';

export interface PublishDeps {
  readonly workspace: Pick<Workspace, 'store' | 'storeLoss' | 'client'>;
  readonly journal: ActivityJournal;
}

type Caller = Pick<CallContext, 'source' | 'signal' | 'progress'>;

interface PublishRun extends Pick<PublishDeps, 'workspace' | 'journal'> {
  readonly store: Store;
  readonly client: DomoClient;
  readonly profile: StoredProfile;
  readonly remake: boolean;
  readonly caller: Caller;
  readonly onRows: (rows: number) => void;
}

/** A table fails by itself: the others are sent. */
export async function publishTables(
  { workspace, journal }: PublishDeps,
  { profileId, tables, remake }: ParsedRequestFor<'inventory.publish'>,
  caller: Caller,
): Promise<ResponseFor<'inventory.publish'>> {
  const { store, profile, counts, known } = await preparePublishing(workspace, profileId, tables);
  const total = counts.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  const onRows = (rows: number): void => {
    done += rows;
    const progress = { profileId, done, total: Math.max(done, total), waitingUntil: null };
    caller.progress({ ...progress, phase: 'publishing' });
  };
  const client = await workspace.client(profileId);
  const run = { workspace, journal, store, client, profile, remake, caller, onRows };
  onRows(0);
  const results: PublishedResult[] = [];
  for (const { table, rows } of counts) {
    const remembered = known.find((one) => one.table === table) ?? null;
    results.push(await publishTable(run, table, rows, remembered));
  }
  return { results };
}

interface PreparedPublishing {
  readonly store: Store;
  readonly profile: StoredProfile;
  readonly counts: readonly { readonly table: PublishedTable; readonly rows: number }[];
  readonly known: readonly PublishedDatasetRecord[];
}

/** Fails with `notFound`, or with the store's Problem if it must not replace what Domo shows. */
export async function preparePublishing(
  workspace: Pick<Workspace, 'store' | 'storeLoss'>,
  profileId: string,
  tables: readonly PublishedTable[],
): Promise<PreparedPublishing> {
  await refuseLossyStore(workspace);
  const store = await workspace.store();
  const profile =
    (await store.getProfile(profileId)) ?? fail('notFound', 'There is no such profile.');
  await refuseEmptyInventory(store);
  const known = await store.listPublished(profileId);
  const counts: { table: PublishedTable; rows: number }[] = [];
  for (const table of new Set(tables)) {
    counts.push({ table, rows: await countTableRows(store, table) });
  }
  // A record of a DataSet that was left out would lead to a second one.
  await refuseLossyStore(workspace);
  return { store, profile, counts, known };
}

async function publishTable(
  run: PublishRun,
  table: PublishedTable,
  rows: number,
  remembered: PublishedDatasetRecord | null,
): Promise<PublishedResult> {
  const nothing = resultOf(run, table, remembered);
  const { signal } = run.caller;
  if (signal.aborted) return { ...nothing, outcome: 'cancelled', problem: cancelledProblem() };
  const isPublished = remembered !== null && remembered.publishedAt !== null;
  if (rows === 0 && !isPublished) {
    return { ...nothing, outcome: 'skipped', problem: emptyTableProblem(table, remembered) };
  }
  let dataset: FoundDataset | null = null;
  try {
    return await run.journal.runRecorded(activityOf(run, table), async (amend) => {
      if (rows === 0) throwProblem(emptyTableProblem(table, remembered));
      dataset = await findDataset({ ...run, profileId: run.profile.id, table, remembered, signal });
      const change = describeChange(table, dataset, remembered);
      amend({ changes: [{ ...change, after: counted(rows, 'row') }] });
      const sent = await uploadTable({
        ...run,
        table,
        dataset,
        signal,
        beforeCommit: () => refuseLossyStore(run.workspace),
      });
      amend({ changes: [{ ...change, after: counted(sent.rows, 'row') }] });
      await rememberPublished(run, dataset, sent);
      return {
        ...resultOf(run, table, dataset.record),
        ...sent,
        made: dataset.made,
        outcome: 'done',
      };
    });
  } catch (error) {
    // Assigned within a closure, which the compiler does not follow.
    const found = dataset as FoundDataset | null;
    const problem = toPublishProblem(error, signal);
    const outcome = failedOutcome(problem);
    const result = resultOf(run, table, found?.record ?? remembered);
    return { ...result, made: found?.made ?? false, outcome, problem };
  }
}

const throwProblem = ({ code, message, next }: Problem): never => fail(code, message, { next });

const resultOf = (
  { profile }: PublishRun,
  table: PublishedTable,
  record: PublishedDatasetRecord | null,
): PublishedResult => ({
  table,
  outcome: 'refused',
  datasetId: record?.datasetId ?? null,
  url: record && datasetUrl(profile.origin, record.datasetId),
  made: false,
  rows: 0,
  bytes: 0,
  problem: null,
});

const activityOf = ({ caller, profile }: PublishRun, table: PublishedTable) => ({
  operation: 'inventory.publish' as const,
  source: caller.source,
  profileId: profile.id,
  kind: null,
  accountId: null,
  account: '',
  changes: [{ what: `DataSet of ${table}`, secret: false, before: null, after: null }],
});

function describeChange(
  table: PublishedTable,
  { record, made }: FoundDataset,
  remembered: PublishedDatasetRecord | null,
) {
  const rows = made ? null : (remembered?.rows ?? null);
  return {
    what: `DataSet of ${table} (${record.datasetId})`,
    secret: false,
    before: rows === null ? null : counted(rows, 'row'),
  };
}

/** The data is in Domo by now. Without the record, the next publish still finds the DataSet by its id. */
async function rememberPublished(
  { store, profile }: PublishRun,
  { record }: FoundDataset,
  { rows }: SentTable,
): Promise<void> {
  await store
    .savePublished(profile.id, { ...record, publishedAt: Date.now(), rows })
    .catch(() => undefined);
}

const cancelledProblem = (): Problem =>
  createProblem('cancelled', 'It was cancelled. Domo shows what it showed before.');

function toPublishProblem(error: unknown, { aborted }: AbortSignal): Problem {
  const problem = toProblem(error);
  return aborted && problem.code !== 'outcomeUnknown' ? cancelledProblem() : problem;
}

function failedOutcome({ code }: Problem): PublishedResult['outcome'] {
  if (code === 'cancelled') return 'cancelled';
  return code === 'outcomeUnknown' || code === 'unexpected' ? 'unknown' : 'refused';
}
