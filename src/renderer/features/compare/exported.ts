/** How the last export of a comparison ended: told below the head, whichever button wrote it. */
import { create } from 'zustand';
import type { ResponseFor, Result } from '../../../contract';

export type Export = Result<ResponseFor<'comparison.export'>>;

export const useExported = create<{ ended: Export | null }>(() => ({ ended: null }));

export const tellExported = (ended: Export | null): void => {
  useExported.setState({ ended });
};
