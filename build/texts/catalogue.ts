/** The catalogue of English texts, made from the code, and the form in which the page reads another language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage';
import { format, resolveConfig } from 'prettier';
import type ts from 'typescript';
import { inRoot } from '../lib/paths';
import { parseSource, translated } from './find';

/** One file per language: `de.json` gives each key of `en.json` its German text. */
export const textsFolder = inRoot('src', 'renderer', 'texts');
export const englishFile = join(textsFolder, 'en.json');

const srcFolder = inRoot('src');

/** The modules whose texts the window shows. */
export function windowModules(): ts.SourceFile[] {
  return ['renderer', 'contract']
    .flatMap((folder) =>
      readdirSync(join(srcFolder, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort()
    .map((path) => parseSource(path, readFileSync(path, 'utf8')));
}

/** The path of a module as the catalogue names it: `renderer/app/App.tsx`. */
export const placeOf = ({ fileName }: ts.SourceFile): string =>
  relative(srcFolder, fileName).split(sep).join('/');

/** `en.json`: each text with the modules that say it. */
export async function buildEnglish(): Promise<string> {
  const places = new Map<string, Set<string>>();
  for (const file of windowModules()) {
    for (const text of translated(file)) {
      const known = places.get(text) ?? new Set();
      places.set(text, known.add(placeOf(file)));
    }
  }
  const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
  const catalogue = Object.fromEntries(sorted.map(([text, from]) => [text, [...from]]));
  const config = await resolveConfig(englishFile);
  return format(JSON.stringify(catalogue), { ...config, parser: 'json' });
}

/** Messages in ICU syntax, taken apart: the page needs no parser, and begins at once. */
export const compileTexts = (
  texts: Readonly<Record<string, string>>,
): Record<string, CompiledMessage> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileMessage(text)]));
