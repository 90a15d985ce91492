/** Short labels for narrow columns. Pure. */

/** Cuts a label in its middle, since labels of instances begin alike and end alike. */
export function cutMiddle(label: string, length: number): string {
  const characters = Array.from(label);
  if (characters.length <= length) return label;
  const start = Math.ceil((length - 1) / 2);
  const end = length - 1 - start;
  return `${characters.slice(0, start).join('').trimEnd()}…${characters.slice(-end).join('').trimStart()}`;
}

/** Leaves out the words with which all labels begin, as long as a word of each is left. */
export function withoutCommonStart(labels: readonly string[]): string[] {
  const words = labels.map((label) => label.split(/(?<=\s)/u));
  const [first = []] = words;
  let common = 0;
  while (words.every((each) => each.length > common + 1 && each[common] === first[common]))
    common++;
  // A separator says nothing at the start of a label.
  return words.map((each, index) =>
    labels.length < 2 || common === 0
      ? (labels[index] ?? '')
      : each
          .slice(common)
          .join('')
          .replace(/^[\s·|:–-]+/u, ''),
  );
}
