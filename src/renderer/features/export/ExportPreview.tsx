import type { ExportFormat, ExportTable, RequestFor, ResponseFor } from '../../../contract';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { PreviewTable, PreviewTableLoading } from '../../ui/tables/PreviewTable';
import { useQuery } from '../../ui/requests/useQuery';
import { call } from '../../api/client';
import { t } from '../../../contract/texts';

/** The number of rows, and the first rows exactly as they would be written. */
export function ExportPreview({
  preview,
  columns,
}: {
  preview: ResponseFor<'inventory.exportPreview'> | null;
  /** Null: all. */
  columns: readonly string[] | null;
}) {
  if (preview === null) return <PreviewTableLoading />;
  const { rows: total } = preview;
  const { header, rows } = chooseCells(preview, columns);
  return (
    <PreviewTable label={t('Preview')} columns={header.map((name) => ({ name }))} rows={rows}>
      {total === 0
        ? t('No rows: nothing has been read yet, or nothing matches the filters.')
        : t('The first {rows} of {rows2}, {columns}', {
            rows: formatCount(rows.length),
            rows2: formatCountOf(total, 'row'),
            columns: formatCountOf(header.length, 'column'),
          })}
    </PreviewTable>
  );
}

/** Header and cells of the chosen columns. */
function chooseCells(
  { header, preview }: ResponseFor<'inventory.exportPreview'>,
  columns: readonly string[] | null,
) {
  const shown = header.map((name) => columns?.includes(name) ?? true);
  const keep = (cells: readonly string[]) => cells.filter((_, at) => shown[at] === true);
  return { header: keep(header), rows: preview.map(keep) };
}

type ExportFilter = NonNullable<RequestFor<'inventory.exportPreview'>['filter']>;

/** What an export would write. The previous preview stays on screen until the next one has arrived. */
export function useExportPreview(table: ExportTable, format: ExportFormat, filter: ExportFilter) {
  const { value, problem } = useQuery(
    `${table} ${format} ${JSON.stringify(filter)}`,
    (signal) => call('inventory.exportPreview', { table, format, filter }, { signal }),
    { keepPrevious: true },
  );
  return { preview: problem === null ? value : null, problem };
}
