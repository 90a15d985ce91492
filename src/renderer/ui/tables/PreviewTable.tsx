import type { ReactNode } from 'react';
import tableStyles from './preview-table.module.css';

interface PreviewColumn {
  readonly name: string;
  /** Beside the name. */
  readonly type?: string;
}

interface PreviewTableProps {
  /** Names it for readers. */
  label: string;
  columns: readonly PreviewColumn[];
  /** Cells in the order of the columns. */
  rows: readonly (readonly string[])[];
  /** What it shows of how much. */
  children: ReactNode;
}

/** The first rows of a table, exactly as they would leave Latchkey. It scrolls, so the keyboard reaches it. */
export const PreviewTable = ({ label, columns, rows, children }: PreviewTableProps) => (
  <figure className={tableStyles['figure']}>
    <div className={tableStyles['table']} tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, type }) => (
              <th key={name}>
                {name} {type !== undefined && <span className="lk-dim">{type}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={columns[column]?.name} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <figcaption className="lk-dim lk-small">{children}</figcaption>
  </figure>
);

/** In its place until the rows have come. */
export const PreviewTableLoading = () => <div className={tableStyles['table']} aria-busy />;
