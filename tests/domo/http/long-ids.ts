/**
 * Ids beyond 2^53, which the numbers of this program cannot hold. Inside, such an id is a small number; on the wire it
 * has all its digits, in paths, queries, bodies and answers, as a number and as a text.
 */

/** All digits -> the number inside. */
export type LongIds = Readonly<Record<string, number>>;

/** In a request: the numbers inside, in place of long ids. Any other number stays, also one that differs in a digit. */
export const toInnerIds = (text: string, longIds: LongIds): string =>
  replaceNumbers(text, (digits) => (Object.hasOwn(longIds, digits) ? longIds[digits] : undefined));

/** In an answer: all digits, in place of the numbers inside. */
export function toWireIds(text: string, longIds: LongIds): string {
  const wire = new Map(Object.entries(longIds).map(([digits, inner]) => [String(inner), digits]));
  return wire.size === 0 ? text : replaceNumbers(text, (digits) => wire.get(digits));
}

/** A path parameter, an item of a list in a query, or a value in JSON: never a part of a name or of a text. */
const WHOLE_NUMBER = /(?<=^|[[:,]"?)\d+(?=$|"?[\]},])/g;

const replaceNumbers = (
  text: string,
  replacement: (digits: string) => number | string | undefined,
): string => text.replace(WHOLE_NUMBER, (digits) => String(replacement(digits) ?? digits));
