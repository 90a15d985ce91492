/** Generates `docs/routes.md` from the contract: the request, routes and Problem codes of every operation. */
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import {
  commonErrors,
  contract,
  type AnyOperation,
  type OperationAtDomo,
} from '../../src/contract';
import { inRoot } from '../lib/paths';

export const routesFile = inRoot('docs', 'routes.md');

const pageHead = `# Operations and their routes

\`npm run docs\` generates this page from the contract (\`src/contract\`), and a test fails when it is out of
date. The window and the command line (\`latchkey call OPERATION\`, with the request as JSON on stdin) call
the same operations. Each answers \`{ "ok": true, "value": … }\` or \`{ "ok": false, "problem": … }\`.

An operation with the effect \`read\` changes nothing, \`write\` changes something, and \`destructive\` removes
something for good. It acts on Domo, on the records in Latchkey's store, or on the app: the program and its
desktop. The guard of an instance applies to operations that change something in Domo. \`read-only\` refuses
all of them. \`confirm\` requires the label of the instance, as \`confirm\`, for a destructive one.

Latchkey repeats a read when Domo is busy, and sends a change only once. A change that was sent and got no
answer ends with \`outcomeUnknown\`; Latchkey has then read the present state, if it could.

The code of a Problem is one of those that the operation declares: its own, which are listed with it, and the
common ones of this table. For a name that is not listed here, the code is \`unknownOperation\`.
`;

function toCode(text: string): string {
  return `\`${text}\``;
}

const escapeCell = (text: string): string => text.replaceAll('|', '\\|');

const operations = Object.entries(contract as Readonly<Record<string, AnyOperation>>);

const commonErrorsTable = (): string =>
  [
    '| operations | can end with |',
    '| --- | --- |',
    ...commonErrors.map(({ which, codes }) => `| ${which} | ${codes.map(toCode).join(', ')} |`),
  ].join('\n');

const targetNames: Record<AnyOperation['on'], string> = {
  domo: 'Domo',
  latchkey: 'records',
  app: 'app',
};

const operationsTable = (): string =>
  [
    '| operation | effect | acts on | what it does |',
    '| --- | --- | --- | --- |',
    ...operations.map(
      ([name, { effect, on, about }]) =>
        `| \`${name}\` | ${effect} | ${targetNames[on]} | ${escapeCell(about)} |`,
    ),
  ].join('\n');

/** Names of the request's fields, optional ones in brackets. */
function requestSummary(operation: AnyOperation): string {
  const schema = z.toJSONSchema(operation.request, { io: 'input', unrepresentable: 'any' });
  const ways = (schema.anyOf ?? [schema]) as readonly z.core.JSONSchema.BaseSchema[];
  return ways.map(requestFields).join(', or ');
}

function requestFields({ properties, required }: z.core.JSONSchema.BaseSchema): string {
  const names = Object.keys(properties ?? {});
  if (names.length === 0) return 'nothing';
  return names
    .map((name) => (required?.includes(name) ? toCode(name) : `[${toCode(name)}]`))
    .join(', ');
}

/** Formats a route as code, but not a remark in parentheses or a sentence. */
function formatRoute(text: string): string {
  const [, call, remark] = /^([A-Z]+ \/\S+)( \(.*\))?$/u.exec(text) ?? [];
  return call === undefined ? text : `${toCode(call)}${remark ?? ''}`;
}

const domoLines = ({ seed, routes }: OperationAtDomo): string[] => [
  ...(seed.length > 0 ? [`- stands for ${seed.map(toCode).join(', ')}`] : []),
  '- sends',
  ...routes.map((text) => `  - ${formatRoute(text)}`),
];

const operationSection = ([name, operation]: readonly [string, AnyOperation]): string =>
  [
    `## ${name}`,
    '',
    operation.about,
    '',
    `- takes ${requestSummary(operation)}`,
    ...(operation.domo ? domoLines(operation.domo) : []),
    ...(operation.errors.length > 0
      ? [`- can also end with ${operation.errors.map(toCode).join(', ')}`]
      : []),
  ].join('\n');

/** The page as Markdown. */
export async function buildRoutesPage(): Promise<string> {
  const text = [
    pageHead,
    commonErrorsTable(),
    operationsTable(),
    ...operations.map(operationSection),
  ].join('\n\n');
  const settings = await resolveConfig(routesFile);
  return format(text, { ...settings, parser: 'markdown' });
}
