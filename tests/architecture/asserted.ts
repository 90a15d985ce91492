/**
 * What tests of operations do, read off their source: which operations a test calls, and which codes it names. A name
 * in a comment, in a type or in another test of the file counts for nothing.
 */
import ts from 'typescript';

/** One `it`, with its table where it has one. */
export interface ReadTest {
  /** Called in it, or in a function of its file that it uses. */
  readonly operations: ReadonlySet<string>;
  /** All texts that stand there. */
  readonly texts: ReadonlySet<string>;
}

/** How tests call an operation: `service().done('account.get', …)`. */
const callers = new Set(['done', 'refused', 'call']);

export function testsIn(source: string): ReadTest[] {
  const file = ts.createSourceFile('a.test.ts', source, ts.ScriptTarget.Latest, true);
  const helpers = helpersOf(file);
  return found(file, isTest).map((node) => {
    const used = reached(node, helpers);
    return {
      operations: new Set(used.flatMap(called)),
      texts: new Set(
        used.flatMap((each) => found(each, ts.isStringLiteralLike).map(({ text }) => text)),
      ),
    };
  });
}

/** `it(…)`, `it.each(…)(…)`, `it.skipIf(…)(…)`. */
function isTest(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && isIt(node.expression);
}

const isIt = (node: ts.Node): boolean =>
  (ts.isIdentifier(node) && node.text === 'it') ||
  (ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    isIt(node.expression.expression));

/** What tests of the file have in common, by its name: functions, and tables. What is within a test is its own. */
function helpersOf(file: ts.SourceFile): ReadonlyMap<string, readonly ts.Node[]> {
  const helpers = new Map<string, ts.Node[]>();
  const add = (name: string, node: ts.Node): void => {
    helpers.set(name, [...(helpers.get(name) ?? []), node]);
  };
  for (const node of outside(file, ts.isVariableDeclaration)) {
    if (ts.isIdentifier(node.name) && node.initializer) add(node.name.text, node.initializer);
  }
  for (const node of outside(file, ts.isFunctionDeclaration)) {
    if (node.name) add(node.name.text, node);
  }
  return helpers;
}

/** The node, and all that it uses by name, and so on. */
function reached(node: ts.Node, helpers: ReadonlyMap<string, readonly ts.Node[]>): ts.Node[] {
  const seen = new Set<ts.Node>([node]);
  for (const each of seen) {
    for (const { text } of found(each, ts.isIdentifier)) {
      for (const helper of helpers.get(text) ?? []) seen.add(helper);
    }
  }
  return [...seen];
}

/** Operations that are the first argument of a call, or stand before their request in a table. */
const called = (node: ts.Node): string[] => [
  ...found(node, ts.isCallExpression).flatMap(({ expression, arguments: [first] }) => {
    const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    return ts.isIdentifier(name) && callers.has(name.text) ? textOf(first) : [];
  }),
  ...found(node, ts.isArrayLiteralExpression).flatMap(({ elements: [first, second] }) =>
    second && !ts.isStringLiteralLike(second) ? textOf(first) : [],
  ),
];

const textOf = (node: ts.Node | undefined): string[] =>
  node && ts.isStringLiteralLike(node) ? [node.text] : [];

type Is<T extends ts.Node> = (node: ts.Node) => node is T;

const found = <T extends ts.Node>(node: ts.Node, is: Is<T>): T[] => below(node, is, () => true);

const outside = <T extends ts.Node>(node: ts.Node, is: Is<T>): T[] =>
  below(node, is, (each) => !isTest(each));

function below<T extends ts.Node>(node: ts.Node, is: Is<T>, into: (each: ts.Node) => boolean): T[] {
  const all: T[] = [];
  const visit = (each: ts.Node): void => {
    if (is(each)) all.push(each);
    if (into(each)) ts.forEachChild(each, visit);
  };
  visit(node);
  return all;
}
