import type { ResponseFor, ExportTable, Problem, RequestFor } from '../../../contract';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { useEffect, useState } from 'react';
import { call } from '../../api/client';

/** The number of rows, and the first rows exactly as they would be written. */
export function ExportPreview({
  preview,
}: {
  preview: ResponseFor<'inventory.exportPreview'> | null;
}) {
  if (preview === null) return <div className="export-table" aria-busy />;
  const { header, preview: rows, rows: total } = preview;
  return (
    <figure className="export-figure">
      <div className="export-table" tabIndex={0} aria-label="Preview">
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
type PreviewAnswer = ResponseFor<'inventory.exportPreview'>;

/** Asks main what an export would write, again after every change of table or filter. */
export function useExportPreview(table: ExportTable, filter: ExportFilter) {
  const [preview, setPreview] = useState<PreviewAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Filters are small and plain, so their JSON shows whether they are equal.
  const filterJson = JSON.stringify(filter);
  useEffect(() => {
    const controller = new AbortController();
    const request = { table, filter: JSON.parse(filterJson) as ExportFilter };
    void call('inventory.exportPreview', request, { signal: controller.signal }).then((result) => {
      if (controller.signal.aborted) return;
      setPreview(result.ok ? result.value : null);
      setProblem(result.ok ? null : result.problem);
    });
    return () => {
      controller.abort();
    };
  }, [table, filterJson]);
  return { preview, problem };
}
