/** Guesses which words of names only say in which instance an account is. Pure; asks nobody. */
import type { GuessedWord, GuessRequest, MatchGuess, MatchRule } from '../../../../contract';
import { displayNameOrName } from '../../../../contract/zod-free';
import { compareNames } from '../../../../contract/text-folding';
import type { InstanceAccounts } from '../instances/instances-input';
import { createNameNormaliser, memoiseByName } from '../instances/name-normaliser';
import type { TimeSlicer } from '../instances/time-slicer';
import { findCandidateParts } from './candidate-parts';
import { findCandidateWords } from './candidate-words';
import { IgnoredParts } from './ignored-parts';
import {
  accountsNamed,
  countMatches,
  countRowInstances,
  groupByShortName,
  wordsOfName,
  type CountedName,
} from './shortened-names';

/** Null: nothing is guessed beside a rule that the person chose. */
export async function guessMatchWords(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  request: GuessRequest,
  breath: TimeSlicer,
): Promise<MatchGuess | null> {
  if (hasChosenWords(rule)) return null;
  const byType = await countNames(instances, rule, breath);
  const marks = instances.map(({ label, marks: others = [] }) => [label, ...others]);
  const found =
    request.words ?? (await findUsefulWords(byType, findCandidates(byType.flat(), marks), breath));
  if (found.length === 0) return { words: [], matched: 0 };
  const on = found.filter((word) => !request.off.includes(word));
  const words: GuessedWord[] = [];
  for (const word of found) {
    await breath.startNextSlice();
    const isOn = on.includes(word);
    const others = on.filter((each) => each !== word);
    words.push({ word, on: isOn, matched: countGaining(byType, others, [...others, word]) });
  }
  words.sort((a, b) => b.matched - a.matched || compareNames(a.word, b.word));
  return { words, matched: countGaining(byType, [], on) };
}

/** Whole words first: what is written together with words is dropped first where both do the same. */
function findCandidates(
  names: readonly CountedName[],
  marks: readonly (readonly string[])[],
): string[] {
  const parts = findCandidateParts(names, marks);
  // Some names have it as a word of its own.
  const texts = parts.map((part) => part.replaceAll('-', ''));
  return [...new Set([...findCandidateWords(names, marks), ...texts, ...parts])];
}

export const hasChosenWords = ({ prefixes, suffixes, environmentWords }: MatchRule): boolean =>
  prefixes.length + suffixes.length + environmentWords.length > 0;

const findUsefulWords = (
  byType: readonly (readonly CountedName[])[],
  candidates: readonly string[],
  breath: TimeSlicer,
): Promise<string[]> =>
  new ClassTotals(byType, new IgnoredParts(candidates)).keepUseful(candidates, breath);

/** Accounts that match in more instances with some words than with fewer. */
function countGaining(
  byType: readonly (readonly CountedName[])[],
  fewer: readonly string[],
  more: readonly string[],
): number {
  const [before, after] = [new IgnoredParts(fewer), new IgnoredParts(more)];
  let accounts = 0;
  for (const names of byType) {
    const instancesBefore = countRowInstances(names, before);
    for (const [each, instances] of countRowInstances(names, after))
      if (instances > (instancesBefore.get(each) ?? 0)) accounts += accountsNamed(each);
  }
  return accounts;
}

interface CountingName extends CountedName {
  readonly counts: Map<number, number>;
}

/** The names of each kind and provider. */
async function countNames(
  instances: readonly InstanceAccounts[],
  rule: MatchRule,
  breath: TimeSlicer,
): Promise<CountedName[][]> {
  const normalise = memoiseByName(createNameNormaliser(rule));
  const byType = new Map<string, Map<string, CountingName>>();
  for (const [instance, { accounts }] of instances.entries()) {
    for (const account of accounts) {
      if (breath.isSliceOver()) await breath.startNextSlice();
      const type = `${account.kind}\n${account.dataProviderType}`;
      const names = byType.get(type) ?? new Map<string, CountingName>();
      byType.set(type, names);
      const name = normalise(displayNameOrName(account));
      const counts = new Map<number, number>();
      const counted = names.get(name) ?? { name, words: wordsOfName(name), counts };
      names.set(name, counted);
      counted.counts.set(instance, (counted.counts.get(instance) ?? 0) + 1);
    }
  }
  return [...byType.values()].map((names) => [...names.values()]);
}

/** Names that could become one, with the number of their matches: a word changes few of them. */
class ClassTotals {
  private readonly classes: { names: readonly CountedName[]; matches: number }[] = [];
  private readonly classesOf = new Map<string, Set<number>>();

  constructor(
    byType: readonly (readonly CountedName[])[],
    private readonly ignored: IgnoredParts,
  ) {
    for (const names of byType) {
      for (const alike of groupByShortName(names, ignored).values()) {
        if (alike.length > 1) this.add(alike);
      }
    }
  }

  /** Drops words, the rarest first, without which no fewer accounts match. */
  async keepUseful(candidates: readonly string[], breath: TimeSlicer): Promise<string[]> {
    let kept = [...candidates];
    for (let before = -1; before !== kept.length;) {
      before = kept.length;
      for (const word of [...kept].reverse()) {
        if (breath.isSliceOver()) await breath.startNextSlice();
        if (!this.isUseful(word)) kept = kept.filter((each) => each !== word);
      }
    }
    return kept;
  }

  private add(names: readonly CountedName[]): void {
    const index = this.classes.push({ names, matches: countMatches(names, this.ignored) }) - 1;
    for (const word of names.flatMap(({ words }) => this.ignored.concerning(words))) {
      const of = this.classesOf.get(word) ?? new Set();
      this.classesOf.set(word, of.add(index));
    }
  }

  /** Leaves the word out of the ignored ones if it is of no use. */
  private isUseful(word: string): boolean {
    const concerned = [...(this.classesOf.get(word) ?? [])].flatMap(
      (index) => this.classes[index] ?? [],
    );
    this.ignored.delete(word);
    const without = concerned.map(({ names }) => countMatches(names, this.ignored));
    const change = concerned.reduce(
      (sum, { matches }, index) => sum + (without[index] ?? 0) - matches,
      0,
    );
    if (change < 0) {
      this.ignored.add(word);
      return true;
    }
    for (const [index, each] of concerned.entries()) each.matches = without[index] ?? 0;
    return false;
  }
}
