import type { ReactNode } from 'react';
import manyStyles from './many.module.css';

interface ManyTableProps {
  /** Names it for readers. */
  label: string;
  columns: readonly string[];
  children: ReactNode;
}

/** Rows of a list. It scrolls, so the keyboard reaches it. */
export const ManyTable = ({ label, columns, children }: ManyTableProps) => (
  <div className={manyStyles['table']} tabIndex={0} role="region" aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
