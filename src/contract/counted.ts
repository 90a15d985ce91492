/** Counts as text. */

/**
 * A whole number with its thousands apart: `1,234`. Not by `Intl`: to load its data for the first time takes 22 ms of
 * processor time, which each start of the window and of a command would pay.
 */
export const formatCount = (count: number): string =>
  String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');

/**
 * `1 instance`, `3 instances`, for texts that are English alone: the window's texts are counted by `t`. `many` is for a
 * noun that forms its plural another way.
 */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
