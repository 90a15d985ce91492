/** Generates `docs/routes.md` from the contract: requests, routes and errors of every operation. */
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import {
  contract,
  type AnyOperation,
  type OperationAtDomo,
  type ProblemCode,
} from '../../src/contract';
import { inRoot } from '../lib/paths';

export const routesFile = inRoot('docs', 'routes.md');

/** Every operation on Domo can end with these. */
const commonDomoProblems: readonly ProblemCode[] = [
  'invalidRequest',
  'notFound',
  'noToken',
  'unauthorized',
  'instanceNotFound',
  'blockedByNetworkRule',
  'rateLimited',
  'unavailable',
  'timeout',
  'offline',
  'badResponse',
  'storeUnavailable',
  'diskFull',
  'cancelled',
  'unexpected',
];

const pageHead = `# Operations and their routes

Made from the contract (\`src/contract\`) by \`npm run docs\`; a test fails when it is stale. The window and
the command line (\`latchkey call OPERATION\`, request as JSON on stdin) call the same operations. Each
answers \`{ "ok": true, "value": … }\` or \`{ "ok": false, "problem": … }\`.

\`read\` changes nothing, \`write\` changes something, \`destructive\` removes something that cannot be brought
back. An instance's guard rules over what changes something in Domo: \`read-only\` refuses it, \`confirm\` wants
the instance's label as \`confirm\` with what is destructive.

Reading is sent again when Domo is busy; a change is sent once. One that left and got no answer ends with
\`outcomeUnknown\`, after the present state was read and kept.

Any operation on Domo can end with ${commonDomoProblems.map(toCode).join(', ')}, or with a Problem of the keychain
(\`keychainLocked\`, \`keychainMissing\`, \`keychainHanging\`, \`keychainCrashed\`, \`latchkeyReplaced\`). What it can end with besides is
listed with it.
`;

function toCode(text: string): string {
  return `\`${text}\``;
}

const escapeCell = (text: string): string => text.replaceAll('|', '\\|');

const operations = Object.entries(contract as Readonly<Record<string, AnyOperation>>);

const operationsTable = (): string =>
  [
    '| operation | effect | acts on | what it does |',
    '| --- | --- | --- | --- |',
    ...operations.map(
      ([name, { effect, on, about }]) =>
        `| \`${name}\` | ${effect} | ${on === 'domo' ? 'Domo' : 'Latchkey'} | ${escapeCell(about)} |`,
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

const domoLines = ({ seed, routes, errors }: OperationAtDomo): string[] => [
  ...(seed.length > 0 ? [`- stands for ${seed.map(toCode).join(', ')}`] : []),
  '- sends',
  ...routes.map((text) => `  - ${formatRoute(text)}`),
  ...(errors.length > 0 ? [`- can end with ${errors.map(toCode).join(', ')}`] : []),
];

const operationSection = ([name, operation]: readonly [string, AnyOperation]): string =>
  [
    `## ${name}`,
    '',
    operation.about,
    '',
    `- takes ${requestSummary(operation)}`,
    ...(operation.domo ? domoLines(operation.domo) : []),
  ].join('\n');

/** The page as Markdown. */
export async function buildRoutesPage(): Promise<string> {
  const text = [pageHead, operationsTable(), ...operations.map(operationSection)].join('\n\n');
  const settings = await resolveConfig(routesFile);
  return format(text, { ...settings, parser: 'markdown' });
}
