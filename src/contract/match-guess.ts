/** Words of names that Latchkey guesses to say only in which instance an account is. */
import { z } from 'zod';

const words = z.array(z.string().trim().min(1).max(100)).max(50);

/** What is asked: to guess, with which words switched off. Nothing is guessed beside a rule that has words of its own. */
export const guessRequestSchema = z.strictObject({
  /** Words that the person switched off. */
  off: words.default([]),
  /** Words guessed earlier, for a saved comparison. Null: guess now. */
  words: words.nullable().default(null),
});
export type GuessRequest = z.output<typeof guessRequestSchema>;

export const guessedWordSchema = z.strictObject({
  /** `dev`: a whole word. `dev-`, `-dev`: what the first or the last word begins or ends with, as in `devSales`. */
  word: z.string(),
  /** False: switched off by the person. */
  on: z.boolean(),
  /** Accounts that match in more instances with this word, besides the other words that are on. */
  matched: z.number().int().nonnegative(),
});
export type GuessedWord = z.infer<typeof guessedWordSchema>;

/**
 * What was guessed. A guessed word is ignored in every name, except where two accounts of one instance would
 * become alike: those keep their names.
 */
export const matchGuessSchema = z.strictObject({
  words: z.array(guessedWordSchema),
  /** Accounts that match in more instances with the words that are on than without. */
  matched: z.number().int().nonnegative(),
});
export type MatchGuess = z.infer<typeof matchGuessSchema>;
