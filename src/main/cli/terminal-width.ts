/** Measures and cuts text in terminal columns: a CJK character or an emoji takes two, a combining mark none. */
import stringWidth from 'string-width';

export const terminalWidth = (text: string): number => stringWidth(text);

/** At most `maxWidth` columns. A cut text ends with an ellipsis, and no character is cut in half. */
export function cutToWidth(text: string, maxWidth: number): string {
  if (terminalWidth(text) <= maxWidth) return text;
  let fitting = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += terminalWidth(segment);
    if (width > maxWidth - 1) break;
    fitting += segment;
  }
  return `${fitting}…`;
}
