/** How a sentence of Domo's is shown: on one line, or not at all. */

/** Replaces a sentence of Domo's that repeats a value of a config. */
export const SENTENCE_NOT_SHOWN = 'not shown, since it repeats a value that was sent';

const MESSAGE_LIMIT = 200;

export const toOneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MESSAGE_LIMIT ? `${line.slice(0, MESSAGE_LIMIT)}…` : line;
};
