import { useEffect, useRef } from 'react';

interface Line {
  key: string;
  label: string;
  /** Domo's own name of the field, where the label is another. */
  title?: string;
  cells: readonly [string, string];
}

interface Props {
  /** What the table lists. */
  label: string;
  heads: readonly [string, string];
  /** Which of the two cells is what will be written. */
  written: 0 | 1;
  lines: readonly Line[];
}

/** All that will be written to Domo, field by field. */
export function WrittenTable({ label, heads, written, lines }: Props) {
  const table = useRef<HTMLTableElement>(null);
  // It is read first: a second Enter out of habit must not write what nobody looked at.
  useEffect(() => {
    table.current?.focus();
  }, []);
  return (
    <table ref={table} tabIndex={-1} className="form-changes" aria-label={label}>
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
