/**
 * Lets a bundle leave out the schemas of the contract that it does not use. A schema is made by calls, and a bundler keeps
 * those: it cannot know that they do nothing but make a value.
 */
import type { ESTree, Plugin } from 'vite';

const CONTRACT = /\/src\/contract\/[^?]*\.ts$/u;

/** Marks what each top-level `const` of the contract is made of: who does not use it need not make it. */
export const droppableSchemas = (): Plugin => ({
  name: 'latchkey:droppable-schemas',
  // The types are gone then.
  enforce: 'post',
  transform(code, id) {
    if (!CONTRACT.test(id)) return null;
    let marked = '';
    let copied = 0;
    for (const { start, end } of this.parse(code).body.flatMap(valuesIn)) {
      marked += `${code.slice(copied, start)}/* @__PURE__ */ (() => (${code.slice(start, end)}))()`;
      copied = end;
    }
    return { code: marked + code.slice(copied), map: null };
  },
});

/** Schemas are made by calls, and operations by calls in objects. */
const MADE: ReadonlySet<string> = new Set([
  'CallExpression',
  'ObjectExpression',
  'ArrayExpression',
]);

interface Span {
  readonly start: number;
  readonly end: number;
}

function valuesIn(
  statement: ESTree.Statement | ESTree.Directive | ESTree.ModuleDeclaration,
): Span[] {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declared?.type !== 'VariableDeclaration') return [];
  return declared.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && init && MADE.has(init.type) ? [init] : [],
  );
}
