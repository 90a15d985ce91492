/**
 * The texts of the window. The English sentence stands in the code and is its own key, so English needs no catalogue:
 * who searches for what is on screen finds where it is written. Pure.
 */

/** What stands for `{name}` in a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Null for a text that the language does not have. */
export type Translate = (english: string, values: TextValues) => string | null;

let translate: Translate | null = null;

/** Call it before any module with texts runs: many are made where they are defined. Null: English. */
export function setTranslation(next: Translate | null): void {
  translate = next;
}

/**
 * A text in the language of the window: `t('Sync')`, `t('{count} of {all}', { count, all })`.
 * A bundle leaves out tables of texts that it does not use.
 */
// @__NO_SIDE_EFFECTS__
export const t = (english: string, values: TextValues = {}): string =>
  translate?.(english, values) ?? fillIn(english, values);

/** What has no value stays, so `{encrypted}`, which Domo writes, does too. */
const fillIn = (english: string, values: TextValues): string =>
  english.includes('{')
    ? english.replace(/\{(\w+)\}/gu, (whole, name: string) =>
        Object.hasOwn(values, name) ? String(values[name]) : whole,
      )
    : english;
