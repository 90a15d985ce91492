import type { ResponseFor } from '../../../contract';
import { count, counted } from '../../ui/format';

/** The count and the first rows, exactly as they would be written. */
export function Preview({ preview }: { preview: ResponseFor<'inventory.exportPreview'> | null }) {
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
          ? 'No rows: nothing here was read, or nothing fits the filters.'
          : `The first ${count(rows.length)} of ${counted(total, 'row')}, ${counted(header.length, 'column')}`}
      </figcaption>
    </figure>
  );
}
