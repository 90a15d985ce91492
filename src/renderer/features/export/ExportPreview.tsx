import type { ExportFormat, ExportTable, RequestFor, ResponseFor } from '../../../contract';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { useQuery } from '../../ui/requests/useQuery';
import { call } from '../../api/client';
import exportStyles from './export.module.css';

/** The number of rows, and the first rows exactly as they would be written. */
export function ExportPreview({
  preview,
  columns,
}: {
  preview: ResponseFor<'inventory.exportPreview'> | null;
  /** Null: all. */
  columns: readonly string[] | null;
}) {
  if (preview === null) return <div className={exportStyles['table']} aria-busy />;
  const { rows: total } = preview;
  const { header, rows } = chooseCells(preview, columns);
  return (
    <figure className={exportStyles['figure']}>
      <div className={exportStyles['table']} tabIndex={0} aria-label="Preview">
        <table>
          <thead>
            <tr>
              {header.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={header[column]} title={cell}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className="lk-dim lk-small">
        {total === 0
          ? 'No rows: nothing has been read yet, or nothing matches the filters.'
          : `The first ${formatCount(rows.length)} of ${formatCountOf(total, 'row')}, ${formatCountOf(header.length, 'column')}`}
      </figcaption>
    </figure>
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
