/** The texts of another language, as a part of the page: there at once, before any of its scripts runs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PageTexts {
  /** `de`, `pt-BR`. */
  readonly language: string;
  /** JSON: each English text with its text in the language, taken apart by the build. */
  readonly json: string;
}

/** The best that the program has for a system's language. Null: English, for which nothing is read. */
export async function readPageTexts(folder: string, locale: string): Promise<PageTexts | null> {
  const general = locale.split('-')[0] ?? '';
  if (general === 'en' || !/^[\w-]+$/u.test(locale)) return null;
  for (const language of new Set([locale, general])) {
    const json = await readFile(join(folder, 'texts', `${language}.json`), 'utf8').catch(
      () => null,
    );
    if (json !== null) return { language, json };
  }
  return null;
}

/** For tests only, `env` can name a language that is not shipped, and the folder that has its texts. */
export const textsOf = (
  pageFolder: string,
  locale: string,
  env: NodeJS.ProcessEnv,
): Promise<PageTexts | null> =>
  readPageTexts(env['LATCHKEY_TEXTS'] ?? pageFolder, env['LATCHKEY_LANGUAGE'] ?? locale);

/** A block of data, which no policy has to allow as a script. `<` would end it. */
export const withTexts = (page: string, { language, json }: PageTexts): string =>
  page
    .replace('<html lang="en">', () => `<html lang="${language}">`)
    .replace(
      '</head>',
      () =>
        `<script type="application/json" id="texts">${json.replaceAll('<', '\\u003c')}</script></head>`,
    );
