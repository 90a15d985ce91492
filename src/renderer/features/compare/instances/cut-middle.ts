/** Cuts a label in its middle, since labels of instances begin alike and end alike. Pure. */
export function cutMiddle(label: string, length: number): string {
  const characters = Array.from(label);
  if (characters.length <= length) return label;
  const start = Math.ceil((length - 1) / 3);
  const end = length - 1 - start;
  return `${characters.slice(0, start).join('').trimEnd()}…${characters.slice(-end).join('').trimStart()}`;
}
