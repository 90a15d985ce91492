/** A text in pieces: those that differ, and those between them. Pure. */
import type { Range } from '../../../../contract';

export interface Piece {
  text: string;
  differs: boolean;
}

export function marked(text: string, ranges: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    pieces.push({ text: text.slice(from, start), differs: false });
    pieces.push({ text: text.slice(start, end), differs: true });
    from = end;
  }
  pieces.push({ text: text.slice(from), differs: false });
  return pieces.filter((piece) => piece.text !== '');
}
