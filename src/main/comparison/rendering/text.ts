/** A table as Markdown or CSV. */
import { csvTable } from '../../export/table';
import type { Table } from './table';

export const csvOf = (table: Table): string => csvTable(table);

/** GitHub's tables; no text of a cell is taken for markup. */
export function markdownOf([header = [], ...rows]: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |\n`;
  return [line(header), `|${' --- |'.repeat(header.length)}\n`, ...rows.map(line)].join('');
}

const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>|&~#]/g, '\\$&').replace(/\s+/g, ' ');
