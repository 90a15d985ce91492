/** Writes a table of the inventory, or the activity, in one of the formats. */
import {
  fail,
  type ActivityFilter,
  type ExportFormat,
  type ExportTable,
  type InventoryFilter,
  type Progress,
  type ResponseFor,
  type WrittenExport,
} from '../../contract';
import type { ExportRecord, Store } from '../store/store-types';
import { describeInstances, findExportGaps } from './export-gaps';
import { toManifestText, type ManifestFacts } from './export-manifest';
import { rowFormats } from './formats';
import { chooseColumns, type CsvTable } from './tables';
import { CSV_SCHEMA_VERSION, type ExportColumn } from './tables/export-column';
import { untilAborted } from './until-aborted';
import { writeWholeFile, type FileTarget } from './whole-file';

/** Where and how an export is written. */
export interface ExportTarget extends FileTarget {
  readonly bom: boolean;
  readonly format?: ExportFormat;
  /** Their names; null: all. */
  readonly columns?: readonly string[] | null;
  readonly manifest?: boolean;
  readonly progress?: (progress: Progress) => void;
}

interface RowSource {
  readonly table: CsvTable;
  readonly batches: AsyncIterable<readonly ExportRecord[]>;
  /** Null: not known before they are written. */
  readonly total: number | null;
  /** What the manifest says beside the file. */
  readonly facts: Pick<
    ManifestFacts,
    'filters' | 'gaps' | 'groups' | 'accessNotRead' | 'instances'
  >;
}

/** Writes accounts or access lists. Fails like `writeWholeFile`, and like `chooseColumns`. */
export async function writeExportFile({
  store,
  table,
  filter,
  expandGroups = false,
  ...target
}: ExportTarget & {
  readonly store: Store;
  readonly table: ExportTable;
  readonly filter: InventoryFilter;
  readonly expandGroups?: boolean;
}): Promise<ResponseFor<'inventory.export'>> {
  if (expandGroups && table !== 'access')
    fail('invalidRequest', 'Only the access table has groups that can be expanded.');
  const written = expandGroups ? 'expandedAccess' : table;
  const columns = chooseColumns(written, target.columns ?? null);
  // All of it before the rows: what is said of them is then never newer than they are.
  const gaps = await findExportGaps(store, filter);
  const { rows: total, accessNotRead: notRead } = await store.countExport(table, filter);
  const accessNotRead = table === 'access' ? notRead : 0;
  const instances = target.manifest === true ? await describeInstances(store, filter) : [];
  const groups = table !== 'access' ? null : expandGroups ? 'expanded' : 'kept';
  const facts = { filters: filter, gaps, groups, accessNotRead, instances } as const;
  const batches = store.exportBatches(table, filter, { expandGroups });
  const rows = { table: written, batches, total: expandGroups ? null : total, facts } as const;
  return { ...(await writeRows(rows, columns, target)), gaps, accessNotRead };
}

/** Writes activity entries. Fails like `writeWholeFile`, and like `chooseColumns`. */
export async function writeActivityFile({
  store,
  filter,
  ...target
}: ExportTarget & {
  readonly store: Store;
  readonly filter: ActivityFilter;
}): Promise<WrittenExport> {
  const columns = chooseColumns('activity', target.columns ?? null);
  const { total } = await store.listActivity(filter, 0, 1);
  const facts = { filters: filter, gaps: [], groups: null, accessNotRead: 0, instances: [] };
  const batches = store.activityBatches(filter);
  return writeRows({ table: 'activity', batches, total, facts }, columns, target);
}

/** Writes what changed. `gaps` are those of the period. Fails like `writeWholeFile`, and like `chooseColumns`. */
export async function writeChangesFile({
  store,
  period,
  records,
  gaps,
  ...target
}: ExportTarget & {
  readonly store: Store;
  readonly period: Readonly<Record<string, unknown>> & Pick<InventoryFilter, 'profileIds'>;
  readonly records: AsyncIterable<readonly ExportRecord[]>;
  readonly gaps: ResponseFor<'changes.export'>['gaps'];
}): Promise<ResponseFor<'changes.export'>> {
  const columns = chooseColumns('changes', target.columns ?? null);
  const instances = target.manifest === true ? await describeInstances(store, period) : [];
  const facts = { filters: period, gaps, groups: null, accessNotRead: 0, instances };
  const rows = { table: 'changes', batches: records, total: null, facts } as const;
  return { ...(await writeRows(rows, columns, target)), gaps };
}

async function writeRows(
  { table, batches, total, facts }: RowSource,
  columns: readonly ExportColumn[],
  { bom, format = 'csv', manifest = false, progress, ...target }: ExportTarget,
): Promise<WrittenExport> {
  let rows = 0;
  const tell = (phase: Progress['phase']): void =>
    progress?.({ profileId: table, phase, done: rows, total, waitingUntil: null });
  const manifestFile = manifest ? `${target.file}.manifest.json` : null;
  const about = { file: target.file, table, format, columns, ...facts };
  tell('writing');
  const bytes = await writeWholeFile(
    target,
    async (sink) => {
      const writer = rowFormats[format](sink, columns, { bom });
      await writer.begin();
      for await (const batch of untilAborted(batches, target.signal)) {
        await writer.add(batch);
        rows += batch.length;
        tell('writing');
      }
      await writer.end();
    },
    manifestFile === null
      ? null
      : { file: manifestFile, text: (written) => toManifestText({ ...about, ...written, rows }) },
  );
  tell('done');
  const { file } = target;
  return { file, rows, bytes, schemaVersion: CSV_SCHEMA_VERSION, format, manifest: manifestFile };
}
