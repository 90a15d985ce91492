import type { ResponseFor, ExportTable, RequestFor } from '../../../contract';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { useQuery } from '../../ui/requests/useQuery';
import { call } from '../../api/client';
import exportStyles from './export.module.css';

/** The number of rows, and the first rows exactly as they would be written. */
export function ExportPreview({
  preview,
}: {
  preview: ResponseFor<'inventory.exportPreview'> | null;
}) {
  if (preview === null) return <div className={exportStyles['table']} aria-busy />;
  const { header, preview: rows, rows: total } = preview;
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

type ExportFilter = NonNullable<RequestFor<'inventory.exportPreview'>['filter']>;

/** What an export would write. The previous preview stays on screen until the next one has arrived. */
export function useExportPreview(table: ExportTable, filter: ExportFilter) {
  const { value, problem } = useQuery(
    `${table} ${JSON.stringify(filter)}`,
    (signal) => call('inventory.exportPreview', { table, filter }, { signal }),
    { keepPrevious: true },
  );
  return { preview: problem === null ? value : null, problem };
}
