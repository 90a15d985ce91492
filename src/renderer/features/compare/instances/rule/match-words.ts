/** Cleans and validates the typed words of a match rule. Pure. */
import { t } from '../../../../../contract/texts';

const MAX_WORD_LENGTH = 100;
const MAX_WORDS = 50;
/** Separates the words of a name. */
const wordSeparator = /[\s\-_./\\:;,|()[\]{}#+&]/u;

/** Trims the words and removes duplicates and empty ones. */
export const cleanMatchWords = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];

/** Why the words cannot be used; null when they can. */
export function validateMatchWords(words: readonly string[]): string | null {
  if (words.length > MAX_WORDS) return t('Enter at most {most} words.', { most: MAX_WORDS });
  const long = words.find((word) => word.length > MAX_WORD_LENGTH);
  return long === undefined
    ? null
    : t('“{long}…” is longer than {most} characters.', {
        long: long.slice(0, 20),
        most: MAX_WORD_LENGTH,
      });
}

/** As `validateMatchWords`, but also rejects words with separators, which could never match a word of a name. */
export function validateEnvironmentWords(words: readonly string[]): string | null {
  const divided = words.find((word) => wordSeparator.test(word));
  if (divided === undefined) return validateMatchWords(words);
  return t('“{divided}” is more than one word. Add it as a prefix or suffix instead.', { divided });
}
