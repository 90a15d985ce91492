/** Finds what a page of Markdown refers to within the project, and which of it is not there. */
import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface Document {
  /** Relative to the root, with `/` on every system. */
  readonly path: string;
  readonly text: string;
}

export interface Project {
  /** Whether the root has this file or folder, in exactly this case. */
  readonly has: (path: string) => boolean;
  /** The text of a page in the project. */
  readonly read: (path: string) => string;
}

/** One message for each reference that leads nowhere. */
export function brokenReferences({ path, text }: Document, project: Project): string[] {
  return [
    ...pathsIn(text).filter((each) => !project.has(each)),
    ...linksIn(text).filter((link) => !resolves(link, { path, text }, project)),
  ].map((each) => `${path}: ${each}`);
}

/** Paths in backticks. One with a placeholder, such as `tests/<subject>/`, is none. */
export const pathsIn = (text: string): string[] =>
  [...withoutCode(text).matchAll(/`((?:src|tests|build|docs)\/[^`\s]*)`/gu)]
    .map(([, path = '']) => path)
    .filter((path) => !/[<>*{}…]/u.test(path));

/** The targets of links and pictures that lie in the project. */
export const linksIn = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/gu)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/iu.test(target));

/** What stands between fences is for a shell or a program. */
const withoutCode = (text: string): string => text.replace(/^```.*?^```$/gmsu, '');

function resolves(link: string, { path, text }: Document, { has, read }: Project): boolean {
  const [file = '', anchor] = link.split('#');
  const target = join(dirname(path), file).replaceAll('\\', '/');
  if (file !== '' && !has(target)) return false;
  if (anchor === undefined) return true;
  return anchorsOf(file === '' ? text : read(target)).includes(anchor);
}

/** What GitHub calls the headings of a page. */
const anchorsOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Looks a path up in its folder's own list: a disk that ignores case would find it in any case. */
export function existsExactly(root: string, path: string): boolean {
  const segments = relative(root, resolve(root, path)).split(/[/\\]/u).filter(Boolean);
  let folder = root;
  for (const segment of segments) {
    if (segment === '..' || !namesIn(folder).includes(segment)) return false;
    folder = join(folder, segment);
  }
  return true;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
