/** What a matrix shows: rows of cells, under sections. */
import type { ReactNode } from 'react';

/**
 * What a cell shows in addition to its content. `same` and `different` add a symbol and a word. `missing` and `unknown`
 * have theirs in the content, and only look different. `unsure`: the cell has a value, but the value that it is
 * compared with is hidden. `sameAsWritten` and `differsAsWritten`: Domo hides a value, and what Latchkey wrote was
 * compared. `plain` adds nothing.
 */
export type CellLook =
  | 'plain'
  | 'same'
  | 'different'
  | 'missing'
  | 'unknown'
  | 'unsure'
  | 'sameAsWritten'
  | 'differsAsWritten';

export interface MatrixCell {
  look: CellLook;
  content: ReactNode;
  /** The content already has the symbol and the word of its look. */
  hasOwnMark?: boolean | undefined;
  /** The whole text, where the content is cut. */
  title?: string | undefined;
}

/** A row of cells, or a section heading for the rows that follow. */
export type MatrixRow =
  | { is: 'section'; title: string }
  | {
      is: 'row';
      head: ReactNode;
      /** One for each column. */
      cells: readonly MatrixCell[];
    };

export interface MatrixColumn {
  key: string;
  head: ReactNode;
}
