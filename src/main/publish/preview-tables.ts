/** inventory.publishPreview: what would be sent, made by the code that sends it. Sends nothing. */
import type { ParsedRequestFor, PublishedTable, PublishPreview, ResponseFor } from '../../contract';
import type { PublishedDatasetRecord } from '../store/published-types';
import type { Store, StoredProfile } from '../store/store-types';
import type { Workspace } from '../workspace';
import { toCsvParts } from './csv-parts';
import { datasetUrl } from './dataset-url';
import { datasetName } from './find-dataset';
import { emptyTableProblem } from './publish-refusals';
import { preparePublishing } from './publish-tables';
import { publishedColumns } from './published-columns';
import { readTableRows } from './table-rows';

export async function previewTables(
  workspace: Pick<Workspace, 'store' | 'storeLoss'>,
  { profileId, tables, limit }: ParsedRequestFor<'inventory.publishPreview'>,
  signal: AbortSignal,
): Promise<ResponseFor<'inventory.publishPreview'>> {
  const { store, profile, counts, known } = await preparePublishing(workspace, profileId, tables);
  const previews: PublishPreview[] = [];
  for (const { table } of counts) {
    const record = known.find((one) => one.table === table) ?? null;
    previews.push(await previewTable({ store, profile, table, record, limit, signal }));
  }
  return { label: profile.label, guard: profile.guard, tables: previews };
}

async function previewTable({
  store,
  profile,
  table,
  record,
  limit,
  signal,
}: {
  readonly store: Store;
  readonly profile: StoredProfile;
  readonly table: PublishedTable;
  readonly record: PublishedDatasetRecord | null;
  readonly limit: number;
  readonly signal: AbortSignal;
}): Promise<PublishPreview> {
  const preview: string[][] = [];
  async function* watched(): AsyncGenerator<readonly (readonly string[])[]> {
    for await (const rows of readTableRows(store, table)) {
      signal.throwIfAborted();
      for (const row of rows.slice(0, limit - preview.length)) preview.push([...row]);
      yield rows;
    }
  }
  let [rows, bytes] = [0, 0];
  for await (const part of toCsvParts(watched())) {
    rows += part.rows;
    bytes += part.bytes;
  }
  return {
    table,
    name: datasetName(table),
    columns: publishedColumns(table),
    rows,
    bytes,
    preview,
    datasetId: record?.datasetId ?? null,
    url: record && datasetUrl(profile.origin, record.datasetId),
    publishedAt: record?.publishedAt ?? null,
    problem: rows === 0 ? emptyTableProblem(table, record) : null,
  };
}
