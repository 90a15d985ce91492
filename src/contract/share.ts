/** How far work in several instances has come. Without zod: the first screen needs it. */
import type { Progress } from './operation';

/** From 0 to 1; null while it cannot be told. Lists are a small, unknown part of a sync; only counted work moves the bar. */
export function shareOf(progress: readonly Progress[]): number | null {
  const counting = progress.filter(({ total }) => total !== null);
  if (counting.length < progress.length) return null;
  const total = counting.reduce((sum, each) => sum + (each.total ?? 0), 0);
  const done = counting.reduce((sum, each) => sum + each.done, 0);
  return total === 0 ? null : done / total;
}
