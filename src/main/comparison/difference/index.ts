/** Where two values that are not the same differ. Never given a secret: those have no text here. */
import type { Difference } from '../../../contract';
import { readJson } from '../json';
import { jsonDifference } from './json';
import { textDifference } from './text';

/** By structure when both are JSON, else by words. */
export function differenceOf(reference: string, own: string): Difference {
  const trees = [readJson(reference), readJson(own)] as const;
  return trees[0] !== null && trees[1] !== null
    ? jsonDifference(trees[0], trees[1])
    : textDifference(reference, own);
}
