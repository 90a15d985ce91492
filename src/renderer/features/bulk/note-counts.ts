/** What is said of many items of a plan alike, such as being somebody's only owner. Pure. */
import type { BulkRunItem } from '../../../contract';

export interface NoteCount {
  readonly note: string;
  readonly count: number;
}

/** How many datasets use an account says nothing about the others with as many. */
const isOfOne = /\bdatasets?\b/u;

/** The most frequent first; a note of one item alone is read there. */
export function countNotes(items: readonly BulkRunItem[], most: number): NoteCount[] {
  const counts = new Map<string, number>();
  for (const { notes } of items) {
    for (const note of notes.length > 1 ? new Set(notes) : notes)
      counts.set(note, (counts.get(note) ?? 0) + 1);
  }
  return [...counts]
    .map(([note, count]) => ({ note, count }))
    .filter(({ note, count }) => count > 1 && count < items.length && !isOfOne.test(note))
    .sort((one, other) => other.count - one.count)
    .slice(0, most);
}
