import { useEffect, useRef } from 'react';
import formStyles from './form.module.css';
import { t } from '../../../contract/texts';

interface PreviewRow {
  key: string;
  label: string;
  /** Domo's name of the field, if the label differs. */
  title?: string;
  cells: readonly [string, string];
}

interface Props {
  /** The accessible name of the table. */
  label: string;
  columnTitles: readonly [string, string];
  /** Which of the two cells shows the value that will be written. */
  writtenColumn: 0 | 1;
  rows: readonly PreviewRow[];
}

/** All values that will be written to Domo, field by field. */
export function WritePreviewTable({ label, columnTitles, writtenColumn, rows }: Props) {
  const table = useRef<HTMLTableElement>(null);
  // The table takes the focus, so that a second Enter does not send values that the user has not seen.
  useEffect(() => {
    table.current?.focus();
  }, []);
  return (
    <table ref={table} tabIndex={-1} className={formStyles['changes']} aria-label={label}>
      <thead>
        <tr>
          {[t('Field'), ...columnTitles].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label: field, title, cells }) => (
          <tr key={key}>
            <th scope="row" title={title}>
              {field}
            </th>
            {cells.map((cell, column) => (
              <td key={column} className={column === writtenColumn ? 'lk-strong' : 'lk-dim'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
