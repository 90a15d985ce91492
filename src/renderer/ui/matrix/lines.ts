/** What a matrix shows: lines of cells, under sections. */
import type { ReactNode } from 'react';

/**
 * What a cell says beside its content. `same` and `different` carry a symbol and a word; `missing` and `unknown`
 * say it in their content and look so; `unsure` is there, while what it is held against cannot be seen; `plain`
 * says nothing.
 */
export type Look = 'plain' | 'same' | 'different' | 'missing' | 'unknown' | 'unsure';

export interface MatrixCell {
  look: Look;
  content: ReactNode;
  /** The content has symbol and word itself. */
  saysSo?: boolean | undefined;
  /** All of it, where the content is cut. */
  title?: string | undefined;
}

/** A line of cells, or a section over the lines that follow. */
export type MatrixLine =
  | { is: 'section'; title: string }
  | {
      is: 'line';
      head: ReactNode;
      /** One for each column. */
      cells: readonly MatrixCell[];
    };

export interface MatrixColumn {
  key: string;
  head: ReactNode;
}

/** Column -1 is the head of a line. */
export interface Place {
  line: number;
  column: number;
}
