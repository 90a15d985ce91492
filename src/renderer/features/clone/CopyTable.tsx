import { useEffect, useRef } from 'react';
import type { Copy } from './copy';

/** What is written, and over what. */
export function CopyTable({ field, copy }: { field: string; copy: Copy }) {
  const table = useRef<HTMLTableElement>(null);
  // It is read first: an Enter out of habit must not write what nobody looked at.
  useEffect(() => {
    table.current?.focus();
  }, []);
  return (
    <table ref={table} tabIndex={-1} className="form-changes" aria-label="1 field will be written">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Now</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{field}</th>
          <td className="lk-dim">{copy.before}</td>
          <td className="lk-strong">{copy.after}</td>
        </tr>
      </tbody>
    </table>
  );
}
