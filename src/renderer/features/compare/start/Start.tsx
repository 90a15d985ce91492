import type { ReactNode } from 'react';

/** What to compare. */
export const Start = ({ notices }: { notices: ReactNode }) => <>{notices}</>;
