/** One figure of a benchmark beside what it is compared with in the same run, and what it is to be at most. */

export interface BenchRow {
  readonly part: string;
  readonly name: string;
  /** Null when it could not be measured here. */
  readonly figure: number | null;
  readonly unit: string;
  readonly comparison: { readonly what: string; readonly figure: number | null };
  /** Figure to comparison. */
  readonly ratio: number | null;
  readonly target: { readonly of: 'figure' | 'ratio'; readonly atMost: number };
  /** Null when what the target is of could not be measured. */
  readonly met: boolean | null;
  /** What the figure is made of, in its unit unless they say another. */
  readonly parts?: readonly BenchDetail[];
}

export interface BenchDetail {
  readonly name: string;
  readonly figure: number | null;
  readonly comparison?: number | null;
  readonly unit?: string;
}

const HUNDREDTH = 100;
const rounded = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : Math.round(value * HUNDREDTH) / HUNDREDTH;

export function benchRow({
  figure,
  comparison,
  ...named
}: Omit<BenchRow, 'ratio' | 'met'>): BenchRow {
  const ratio =
    figure === null || comparison.figure === null || comparison.figure === 0
      ? null
      : rounded(figure / comparison.figure);
  const parts = named.parts?.map((part) => ({
    ...part,
    figure: rounded(part.figure),
    ...(part.comparison === undefined ? {} : { comparison: rounded(part.comparison) }),
  }));
  const judged = named.target.of === 'ratio' ? ratio : rounded(figure);
  return {
    ...named,
    figure: rounded(figure),
    comparison: { ...comparison, figure: rounded(comparison.figure) },
    ratio,
    ...(parts ? { parts } : {}),
    met: judged === null ? null : judged <= named.target.atMost,
  };
}

const shown = (value: number | null | undefined): string => String(value ?? '-');
const verdicts = { true: 'met', false: 'NOT MET', null: 'not measured' } as const;

const detailLine = (unit: string, { name, figure, ...more }: BenchDetail): string =>
  `  ${shown(figure).padStart(9)} ${more.comparison === undefined ? '' : `${shown(more.comparison).padStart(9)} `}${more.unit ?? unit}  ${name}\n`;

export const benchRowAsText = (row: BenchRow): string =>
  `${row.part}: ${row.name}: ${shown(row.figure)} ${row.unit} against ${shown(row.comparison.figure)} of ${row.comparison.what}, ` +
  `${shown(row.ratio)}x (${row.target.of === 'ratio' ? `${row.target.atMost}x` : `${row.target.atMost} ${row.unit}`} at most): ` +
  `${verdicts[`${row.met}`]}\n` +
  (row.parts ?? []).map((detail) => detailLine(row.unit, detail)).join('');
