/** A comparison of instances as text: an account a paragraph, so that 50 instances fit into 80 columns. */
import type {
  InstanceAge,
  InstanceCell,
  InstanceMatrix,
  InstanceRow,
  InstancesSummary,
  Relation,
} from '../../contract';
import { signs, verdicts } from './matrix';
import { plain, table } from './print';

const WIDTH = 80;
const LABEL = 24;

/** In the order in which they are told. What is the same is told by its number alone. */
const states = ['drifted', 'missing', 'extra', 'ambiguous', 'unknown'] as const;

/** Of accounts that are in common the configs are compared, and nothing else. */
const said: typeof verdicts = { ...verdicts, same: 'The same accounts, with the same configs.' };

export function instancesText(
  { instances, summary, rows }: InstanceMatrix,
  verdict: Relation,
): string {
  const labels = instances.map(({ label }) => plain(label));
  return [
    rows.map((row) => rowText(row, labels)).join(''),
    summary === null ? '' : countsTable(summary),
    instances.map(ageOf).join(''),
    `${said[verdict]} ${summary?.different ?? 0} different, ${summary?.same ?? 0} the same, ${summary?.unknown ?? 0} unknown; ${rows.length} shown.\n`,
  ].join('\n');
}

function rowText(
  { verdict, displayName, dataProviderType, kind, cells }: InstanceRow,
  labels: readonly string[],
): string {
  const of = `${dataProviderType}${kind === 'oauth' ? ', OAuth' : ''}`;
  const same = cells.filter(({ state }) => state === 'same').length;
  const lines = states.flatMap((state) => {
    const there = cells.flatMap((cell, at) =>
      cell.state === state ? [`${labels[at] ?? ''}${more(cell)}`] : [],
    );
    return there.length === 0 ? [] : wrapped(`    ${state}: `, there);
  });
  return [
    `${signs[verdict]} ${plain(displayName)} (${plain(of)})${same === 0 ? '' : `: same in ${same}`}`,
    ...lines,
  ]
    .join('\n')
    .concat('\n');
}

function more(cell: InstanceCell): string {
  if (cell.state === 'drifted') return ` (${cell.fields})`;
  if (cell.state === 'ambiguous') return ` (${cell.count})`;
  return cell.state === 'unknown' ? ` (${whys[cell.why]})` : '';
}

const whys = {
  notListed: 'list not read',
  configNotRead: 'config not read',
  hidden: 'hidden by Domo',
  referenceNotRead: 'nothing to hold it against',
  referenceAmbiguous: 'baseline ambiguous',
} as const satisfies Record<Extract<InstanceCell, { state: 'unknown' }>['why'], string>;

/** Lines of at most 80 characters, unless one label alone is longer. */
function wrapped(head: string, parts: readonly string[]): string[] {
  const lines: string[] = [];
  let line = head;
  for (const [at, part] of parts.entries()) {
    const text = at === parts.length - 1 ? part : `${part}, `;
    if (line.trim() !== head.trim() && [...line, ...text].length > WIDTH) {
      lines.push(line.trimEnd());
      line = ' '.repeat(head.length);
    }
    line += text;
  }
  return [...lines, line];
}

const countsTable = ({ instances }: InstancesSummary): string =>
  table(
    ['INSTANCE', 'SAME', 'DRIFTED', 'MISSING', 'EXTRA', 'AMBIGUOUS', 'UNKNOWN'],
    instances.map(({ label, same, drifted, missing, extra, ambiguous, unknown }) => [
      [...label].length > LABEL ? `${[...label].slice(0, LABEL - 1).join('')}…` : label,
      ...[same, drifted, missing, extra, ambiguous, unknown].map(String),
    ]),
  );

const when = (at: number | null): string =>
  at === null ? 'not read' : `read ${new Date(at).toISOString()}`;

function ageOf({
  label,
  accountsReadAt,
  oauthReadAt,
  accounts,
  configs,
  ...rest
}: InstanceAge): string {
  const oldest = rest.oldestConfigReadAt;
  return [
    `${plain(label)}:`,
    `    accounts ${when(accountsReadAt)}`,
    `    OAuth accounts ${when(oauthReadAt)}`,
    `    ${configs} of ${accounts} configs read${oldest === null ? '' : `, the oldest ${new Date(oldest).toISOString()}`}`,
    ...(rest.problem ? [`    last sync: ${plain(rest.problem.message)}`] : []),
  ]
    .join('\n')
    .concat('\n');
}
