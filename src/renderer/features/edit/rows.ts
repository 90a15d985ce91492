/** Fields that nobody describes: name and value by hand. Pure. */
export interface Row {
  /** Of the row, not of the field: names are being typed. */
  key: number;
  name: string;
  value: string;
  secret: boolean;
}

/** What is not known to be harmless is treated as a secret. */
export const newRow = (rows: readonly Row[]): Row => ({
  key: Math.max(0, ...rows.map(({ key }) => key)) + 1,
  name: '',
  value: '',
  secret: true,
});

const nameOf = ({ name }: Row): string => name.trim();

/** Rows in which nothing was typed are no fields. */
export const filledRows = (rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => nameOf(row) !== '' || row.value !== '');

/** Why the rows cannot be sent; null when they can. `taken` are names that are fields already. */
export function faultOfRows(rows: readonly Row[], taken: readonly string[] = []): string | null {
  const seen = new Set(taken);
  for (const row of filledRows(rows)) {
    const name = nameOf(row);
    if (name === '') return 'Give each field a name';
    if (seen.has(name)) return `There is a field “${name}” already`;
    seen.add(name);
  }
  return null;
}

export const valuesOfRows = (rows: readonly Row[]): Record<string, string> =>
  Object.fromEntries(filledRows(rows).map((row) => [nameOf(row), row.value]));
