/** Which classes the style modules of the window define, and which of them its components use. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';

export interface SourceFile {
  /** Relative to the root of the project, with `/`. */
  path: string;
  source: string;
}

export function filesBelow(root: string, folder: string): SourceFile[] {
  return readdirSync(resolve(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(root, path);
    return [{ path, source: readFileSync(resolve(root, path), 'utf8') }];
  });
}

/** The selectors of a style sheet, without comments and declarations. */
const selectorsOf = (source: string): string =>
  source
    .replaceAll(/\/\*[\s\S]*?\*\//gu, ' ')
    .replaceAll(/@import[^;]*;/gu, ' ')
    .replaceAll(/\{[^{}]*\}/gu, ' ');

/** The classes that a style sheet defines for itself: `:global(.x)` belongs to another. */
export function definedClasses(source: string): Set<string> {
  const own = selectorsOf(source).replaceAll(/:global\([^)]*\)/gu, ' ');
  return new Set([...own.matchAll(/\.([a-zA-Z][\w-]*)/gu)].map(([, name]) => name ?? ''));
}

/** For every style module, the classes that components take from it. */
export function usedClasses(files: readonly SourceFile[]): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const { path, source } of files) {
    for (const [, local, from] of source.matchAll(/import (\w+) from '([^']+\.module\.css)'/gu)) {
      if (local === undefined || from === undefined) continue;
      const module = posix.join(posix.dirname(path), from);
      const names = used.get(module) ?? new Set<string>();
      used.set(module, names);
      for (const [, name] of source.matchAll(new RegExp(`\\b${local}\\['([^']+)'\\]`, 'gu')))
        names.add(name ?? '');
    }
  }
  return used;
}

/** `module: .class` for classes that are used and not defined, or defined and not used. */
export function classMismatches(files: readonly SourceFile[]): string[] {
  const used = usedClasses(files);
  const defined = new Map(
    files
      .filter(({ path }) => path.endsWith('.module.css'))
      .map(({ path, source }) => [path, definedClasses(source)]),
  );
  const paths = new Set([...used.keys(), ...defined.keys()]);
  return [...paths].flatMap((path) => {
    const has = defined.get(path) ?? new Set<string>();
    const wants = used.get(path) ?? new Set<string>();
    return [
      ...[...wants].filter((name) => !has.has(name)).map((name) => `${path}: .${name} is missing`),
      ...[...has].filter((name) => !wants.has(name)).map((name) => `${path}: .${name} is unused`),
    ];
  });
}

/** The class names that components write as text. Only those of the global sheets may be written so. */
export function writtenClasses(files: readonly SourceFile[]): Map<string, string> {
  const written = new Map<string, string>();
  for (const { path, source } of files.filter((file) => file.path.endsWith('.tsx'))) {
    const attributes = [...source.matchAll(/[cC]lassName="([^"]*)"/gu)].map(([, text]) => text);
    const joined = [...source.matchAll(/clsx\(([^)]*)\)/gu)].flatMap(([, list]) =>
      [...(list ?? '').replaceAll(/\['[^']*'\]/gu, '').matchAll(/'([^']*)'/gu)].map(
        ([, text]) => text,
      ),
    );
    for (const name of [...attributes, ...joined].join(' ').split(/\s+/u).filter(Boolean))
      written.set(name, path);
  }
  return written;
}
