import { useEffect, useRef } from 'react';
import formStyles from './form.module.css';

interface PreviewRow {
  key: string;
  label: string;
  /** Domo's own name of the field, where the label is another. */
  title?: string;
  cells: readonly [string, string];
}

interface Props {
  /** What the table lists. */
  label: string;
  columnTitles: readonly [string, string];
  /** Which of the two cells is what will be written. */
  writtenColumn: 0 | 1;
  rows: readonly PreviewRow[];
}

/** All that will be written to Domo, field by field. */
export function WritePreviewTable({
  label,
  columnTitles: heads,
  writtenColumn: written,
  rows: lines,
}: Props) {
  const table = useRef<HTMLTableElement>(null);
  // It is read first: a second Enter out of habit must not write what nobody looked at.
  useEffect(() => {
    table.current?.focus();
  }, []);
  return (
    <table ref={table} tabIndex={-1} className={formStyles['changes']} aria-label={label}>
      <thead>
        <tr>
          {['Field', ...heads].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, label: field, title, cells }) => (
          <tr key={key}>
            <th scope="row" title={title}>
              {field}
            </th>
            {cells.map((cell, at) => (
              <td key={at} className={at === written ? 'lk-strong' : 'lk-dim'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
