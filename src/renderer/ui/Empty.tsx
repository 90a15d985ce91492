import type { ReactNode } from 'react';

/** A place with nothing in it: says why, and offers what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="lk-empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
