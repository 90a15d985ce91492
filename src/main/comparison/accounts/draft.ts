/** Rows as they are drafted by config, metadata and access, and finished in one way. */
import type { ComparedCell, ComparedRow } from '../../../contract';
import { holdsMask } from '../../secrets/mask';
import { differenceOf } from '../difference';
import { nothing, relation, verdict, type Known } from '../known';
import { knownValue } from '../normal';

/** A cell before it is held against others. */
export interface Draft {
  readonly known: Known;
  readonly shown:
    | { readonly state: 'value'; readonly text: string }
    | { readonly state: 'missing'; readonly standsFor: string | null }
    | { readonly state: 'secret' }
    | { readonly state: 'hidden' | 'noAccess' | 'notRead' };
}

export interface DraftRow extends Pick<
  ComparedRow,
  'group' | 'key' | 'label' | 'detail' | 'secret' | 'informative'
> {
  readonly drafts: readonly Draft[];
}

export const unseen = (state: 'hidden' | 'noAccess' | 'notRead'): Draft => ({
  known: null,
  shown: { state },
});

/** A text that may be shown. A mask that got this far is hidden all the same. */
export const value = (field: string, text: string): Draft =>
  holdsMask(text)
    ? unseen('hidden')
    : { known: knownValue(field, text), shown: { state: 'value', text } };

export const missing = (known: Known = nothing, standsFor: string | null = null): Draft => ({
  known,
  shown: { state: 'missing', standsFor },
});

/** Letters, relations to the baseline and differences; `baseline` is a column's index or null. */
export function finish(row: DraftRow, baseline: number | null): ComparedRow {
  const { drafts, ...head } = row;
  const letters = lettersOf(drafts);
  const reference = referenceOf(drafts, baseline);
  const base = baseline === null ? undefined : drafts[baseline];
  return {
    ...head,
    verdict: verdict(drafts.map(({ known }) => known)),
    reference,
    cells: drafts.map((draft, index): ComparedCell => {
      const against =
        base === undefined || index === baseline ? null : relation(base.known, draft.known);
      const { shown } = draft;
      if (shown.state === 'secret') {
        return { state: 'secret', letter: letters[index] ?? '', against };
      }
      if (shown.state !== 'value') return { ...shown, against };
      const other = reference === null || reference === index ? undefined : drafts[reference];
      return { ...shown, difference: other ? between(other, draft) : null, against };
    }),
  };
}

/** The baseline when it shows a text, else the first column that does; null when there is none. */
function referenceOf(drafts: readonly Draft[], baseline: number | null): number | null {
  const shows = ({ shown }: Draft): boolean => shown.state === 'value' && shown.text !== '';
  if (baseline !== null)
    return drafts.some((draft, at) => at === baseline && shows(draft)) ? baseline : null;
  const first = drafts.findIndex(shows);
  return first === -1 ? null : first;
}

function between(reference: Draft, own: Draft) {
  if (reference.shown.state !== 'value' || own.shown.state !== 'value') return null;
  if (own.shown.text === '' || relation(reference.known, own.known) !== 'different') return null;
  return differenceOf(reference.shown.text, own.shown.text);
}

/** A, B, … by first appearance; equal fingerprints share one. A letter says nothing beyond its row. */
function lettersOf(drafts: readonly Draft[]): (string | null)[] {
  const seen: string[] = [];
  return drafts.map(({ known }) => {
    if (known?.is !== 'secret') return null;
    if (!seen.includes(known.fingerprint)) seen.push(known.fingerprint);
    return letter(seen.indexOf(known.fingerprint));
  });
}

/** A to Z, then A2 to Z2, … */
const letter = (index: number): string =>
  String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26) + 1));
