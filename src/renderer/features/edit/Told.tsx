import type { ReactNode } from 'react';

const intoView = (node: HTMLElement | null): void => {
  node?.scrollIntoView({ block: 'nearest' });
};

/** How something ended: brought into view, since in a long form it comes where nobody looks. */
export const Told = ({ children }: { children: ReactNode }) => (
  <div className="edit-told" ref={intoView}>
    {children}
  </div>
);
