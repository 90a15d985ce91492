/** Sentences with elements in them. */
import { createElement, Fragment, type ReactNode } from 'react';
import { t } from '../../contract/texts';

/** No text has this character. */
const MARK = '\u0000';

/** As `t`, for values that are elements: `richText('Read {when}', { when: <TimeAgo at={at} /> })`. */
export function richText(english: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  const marks = Object.keys(values).map((name) => [name, `${MARK}${name}${MARK}`] as const);
  const pieces = t(english, Object.fromEntries(marks)).split(MARK);
  // Each second piece is the name of a value.
  const parts = pieces.map((piece, index) => (index % 2 === 1 ? values[piece] : piece));
  return createElement(Fragment, null, ...parts);
}
