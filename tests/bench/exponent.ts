/** How a figure grows with a size: the exponent of the power that fits the measurements best. 1 is in proportion. */

export interface SizedFigure {
  readonly size: number;
  readonly figure: number;
}

/** The slope of the straight line through the logarithms. Null for fewer than two sizes. */
export function fittedExponent(measured: readonly SizedFigure[]): number | null {
  const points = measured
    .filter(({ size, figure }) => size > 0 && figure > 0)
    .map(({ size, figure }) => [Math.log(size), Math.log(figure)] as const);
  const mean = (of: readonly number[]): number => of.reduce((sum, n) => sum + n, 0) / of.length;
  const middleX = mean(points.map(([x]) => x));
  const middleY = mean(points.map(([, y]) => y));
  const spread = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
  if (points.length < 2 || spread === 0) return null;
  return points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0) / spread;
}
