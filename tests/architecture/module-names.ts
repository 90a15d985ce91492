/** What modules are called and what they export, read from their source. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

export interface Module {
  /** Relative to the root, with `/` on every system. */
  readonly path: string;
  readonly source: string;
}

export function modulesBelow(root: string, folder: string): Module[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(root, file).split(sep).join('/'),
      source: /\.tsx?$/u.test(file) ? readFileSync(file, 'utf8') : '',
    }));
}

/**
 * Groups of files in one folder that some system or resolver takes for one: `Saved.tsx` and `saved.ts` are both
 * `./saved` on a disk that ignores case. A style sheet is imported with its extension, so `Grid.tsx` may have `Grid.css`.
 */
export function sameOnSomeDisk(paths: readonly string[]): string[][] {
  return groupsOf(paths, (path) => {
    const isCode = /\.(d\.ts|tsx?|mts|js|json)$/u.test(path);
    const name = isCode
      ? basename(path).replace(/\.(d\.ts|tsx?|mts|js|json)$/u, '')
      : basename(path);
    return `${dirname(path)}/${name}`.toLowerCase();
  });
}

/** Exported names that two modules declare: each means two things. A name that is only passed on counts once. */
export function namesWithTwoMeanings(modules: readonly Module[]): string[] {
  const declared = modules.flatMap(({ path, source }) =>
    exportedNames(source).map((name) => ({ name, path })),
  );
  return groupsOf(declared, ({ name }) => name).map(
    (group) => `${group[0]?.name ?? ''}: ${group.map(({ path }) => path).join(', ')}`,
  );
}

/** Names that a module declares and exports, each once: a type and a value of one name are one thing. */
function exportedNames(source: string): string[] {
  const file = ts.createSourceFile(
    'a.tsx',
    source,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const names = file.statements.filter(isExported).flatMap((statement): string[] => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(file));
    }
    const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
    return name ? [name.text] : [];
  });
  return [...new Set(names)];
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The groups of two or more that share a key. */
function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()].filter((group) => group.length > 1);
}
