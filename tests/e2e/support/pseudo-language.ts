/**
 * A language of no people: each text stands in brackets and is a third longer. What no bracket holds is not translated,
 * and what has no room for it has none for a real language either.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { compileTexts, englishFile } from '../../../build/texts/catalogue';

const LANGUAGE = 'qps';

const inBrackets = (text: string): string =>
  `⟦${text}${'~'.repeat(Math.ceil(text.replaceAll(/\{\w+\}/gu, '').length * 0.3))}⟧`;

/** Writes its catalogue. Returns what a window has to be started with to speak it. */
export function preparePseudoLanguage(folder: string): NodeJS.ProcessEnv {
  const english = JSON.parse(readFileSync(englishFile, 'utf8')) as Record<string, unknown>;
  const texts = Object.keys(english).map((text) => [text, inBrackets(text)] as const);
  mkdirSync(join(folder, 'texts'), { recursive: true });
  writeFileSync(
    join(folder, 'texts', `${LANGUAGE}.json`),
    JSON.stringify(compileTexts(Object.fromEntries(texts))),
  );
  return { LATCHKEY_TEXTS: folder, LATCHKEY_LANGUAGE: LANGUAGE };
}

/** The pieces of text that are in no bracket: on screen, and in names and hints of elements. */
export const outsideBrackets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const pieces: string[] = [];
    let depth = 0;
    const read = (text: string): void => {
      for (const piece of text.split(/([⟦⟧])/u)) {
        if (piece === '⟦') depth += 1;
        else if (piece === '⟧') depth -= 1;
        else if (depth === 0 && /\p{L}/u.test(piece)) pieces.push(piece.trim());
      }
    };
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // What a preview shows of a file is as the file has it, and a key is called as on the keyboard.
      if (node.parentElement?.closest('script, style, .lk-kbd, kbd, [role="dialog"] table'))
        continue;
      if (node instanceof Text) read(node.data);
      else if (node instanceof HTMLElement) {
        const before = depth;
        for (const name of ['aria-label', 'title', 'placeholder', 'aria-description']) {
          depth = 0;
          read(node.getAttribute(name) ?? '');
        }
        depth = before;
      }
    }
    return [...new Set(pieces)];
  });

/** Texts that end at an edge without `…`, and those beyond the window. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
    /** Where the text of an element ends, and the first box around it that cuts. */
    const isCut = (element: HTMLElement): boolean => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { right, width } = range.getBoundingClientRect();
      // What is there for a screen reader alone is one pixel wide.
      if (width <= 1 || element.getBoundingClientRect().width <= 1) return false;
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const { overflowX, textOverflow } = styleOf(each);
        if (textOverflow === 'ellipsis' && overflowX !== 'visible') return false;
        if (/auto|scroll/u.test(overflowX)) return false;
        const edge = each.getBoundingClientRect().right;
        if (/hidden|clip/u.test(overflowX) && right > edge + 1) return true;
      }
      return right > window.innerWidth + 1;
    };
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter(
        (element) =>
          [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '') &&
          element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
          isCut(element),
      )
      .map((element) => `${element.className}: ${element.textContent.slice(0, 80)}`);
  });
