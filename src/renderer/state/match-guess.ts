/** The words that Latchkey guessed for the comparison on screen: switched off one by one, kept, or taken as a rule. */
import type { MatchGuess, MatchRule } from '../../contract';
import type { InstancesComparison } from './instance-matrix';

export const guessedWordsOn = (guess: MatchGuess | null): string[] =>
  (guess?.words ?? []).filter(({ on }) => on).map(({ word }) => word);

/** The rule by which accounts match, as one that a person could have chosen. */
export const effectiveRule = (
  { rule, guess: asked }: InstancesComparison,
  guess: MatchGuess | null,
): MatchRule => (asked === null ? rule : withGuessedParts(rule, guessedWordsOn(guess)));

/** `dev-` is at the start of a name, `-dev` at its end, `dev` anywhere. */
function withGuessedParts(rule: MatchRule, parts: readonly string[]): MatchRule {
  const starts = parts.filter((part) => part.endsWith('-')).map((part) => part.slice(0, -1));
  const ends = parts.filter((part) => part.startsWith('-')).map((part) => part.slice(1));
  const words = parts.filter((part) => !part.startsWith('-') && !part.endsWith('-'));
  return {
    ...rule,
    prefixes: [...rule.prefixes, ...starts],
    suffixes: [...rule.suffixes, ...ends],
    environmentWords: [...rule.environmentWords, ...words],
  };
}

/** A changed rule. Words that were guessed become the person's own, and nothing is guessed beside them. */
export function withChosenRule(
  comparison: InstancesComparison,
  guess: MatchGuess | null,
  changes: Partial<MatchRule>,
): InstancesComparison {
  const { ignoreCase, ...words } = changes;
  if (ignoreCase !== undefined && Object.keys(words).length === 0)
    return { ...comparison, rule: { ...comparison.rule, ignoreCase } };
  return { ...comparison, rule: { ...effectiveRule(comparison, guess), ...changes }, guess: null };
}

/** The same comparison with a guessed word switched on or off. */
export function withGuessedWord(
  comparison: InstancesComparison,
  word: string,
  on: boolean,
): InstancesComparison {
  if (comparison.guess === null) return comparison;
  const off = comparison.guess.off.filter((each) => each !== word);
  return { ...comparison, guess: { ...comparison.guess, off: on ? off : [...off, word] } };
}

/** Drops the person's words and guesses again. */
export const withGuessInstead = (comparison: InstancesComparison): InstancesComparison => ({
  ...comparison,
  rule: { ...comparison.rule, prefixes: [], suffixes: [], environmentWords: [] },
  guess: { off: [], words: null },
});

/** For saving: the words of today, so that the same comparison matches alike later. */
export const withGuessKept = (
  comparison: InstancesComparison,
  guess: MatchGuess | null,
): InstancesComparison =>
  comparison.guess === null || guess === null
    ? comparison
    : {
        ...comparison,
        guess: { ...comparison.guess, words: guess.words.map(({ word }) => word) },
      };
