/** A number with its noun, for texts that are English alone. The window's texts are counted by `t`. */

/** `1 instance`, `3 instances`; `many` for a noun that forms its plural another way. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
