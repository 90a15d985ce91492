/** Rows before and after comparing their cells. Config, metadata and access draft rows; `finishRow` completes them. */
import type { ComparedCell, ComparedRow } from '../../../../contract';
import { holdsMask } from '../../../secrets/mask';
import { findDifference } from '../difference';
import {
  emptyValue,
  relationBetween,
  relationAmong,
  type ComparableValue,
  toComparableValue,
} from '../equality';

/** A cell before it is compared with others. */
export interface DraftCell {
  readonly known: ComparableValue;
  readonly shown:
    | { readonly state: 'value'; readonly text: string }
    | { readonly state: 'missing'; readonly standsFor: string | null }
    | { readonly state: 'secret' }
    | { readonly state: 'asWritten'; readonly at: number }
    | { readonly state: 'maybeChanged'; readonly at: number }
    | { readonly state: 'hidden' | 'noAccess' | 'notRead' };
}

export interface DraftRow extends Pick<
  ComparedRow,
  'group' | 'key' | 'label' | 'detail' | 'secret' | 'informative'
> {
  readonly drafts: readonly DraftCell[];
}

export const unreadCell = (state: 'hidden' | 'noAccess' | 'notRead'): DraftCell => ({
  known: null,
  shown: { state },
});

/** A cell with a text that may be shown. A mask counts as hidden. */
export const valueCell = (field: string, text: string): DraftCell =>
  holdsMask(text)
    ? unreadCell('hidden')
    : { known: toComparableValue(field, text), shown: { state: 'value', text } };

export const missingCell = (
  known: ComparableValue = emptyValue,
  standsFor: string | null = null,
): DraftCell => ({
  known,
  shown: { state: 'missing', standsFor },
});

/** Adds letters, relations to the baseline and differences. `baseline` is the index of a column or null. */
export function finishRow(row: DraftRow, baseline: number | null): ComparedRow {
  const { drafts, ...head } = row;
  const letters = secretLetters(drafts);
  const reference = findReferenceIndex(drafts, baseline);
  const base = baseline === null ? undefined : drafts[baseline];
  return {
    ...head,
    verdict: relationAmong(drafts.map(({ known }) => known)),
    reference,
    cells: drafts.map((draft, index): ComparedCell => {
      const against =
        base === undefined || index === baseline ? null : relationBetween(base.known, draft.known);
      const { shown } = draft;
      if (shown.state === 'secret') {
        return { state: 'secret', letter: letters[index] ?? '', against };
      }
      if (shown.state === 'asWritten') {
        return { state: 'asWritten', letter: letters[index] ?? '', at: shown.at, against };
      }
      if (shown.state === 'maybeChanged') {
        return { state: 'maybeChanged', at: shown.at, against };
      }
      if (shown.state !== 'value') return { ...shown, against };
      const other = reference === null || reference === index ? undefined : drafts[reference];
      return { ...shown, difference: other ? findCellDifference(other, draft) : null, against };
    }),
  };
}

/** The baseline if it shows a text. Without a baseline, the first column that shows one. Otherwise null. */
function findReferenceIndex(drafts: readonly DraftCell[], baseline: number | null): number | null {
  const shows = ({ shown }: DraftCell): boolean => shown.state === 'value' && shown.text !== '';
  if (baseline !== null)
    return drafts.some((draft, at) => at === baseline && shows(draft)) ? baseline : null;
  const first = drafts.findIndex(shows);
  return first === -1 ? null : first;
}

function findCellDifference(reference: DraftCell, own: DraftCell) {
  if (reference.shown.state !== 'value' || own.shown.state !== 'value') return null;
  if (own.shown.text === '' || relationBetween(reference.known, own.known) !== 'different')
    return null;
  return findDifference(reference.shown.text, own.shown.text);
}

/** A, B, … by first appearance; equal fingerprints share a letter. A letter has no meaning outside its row. */
function secretLetters(drafts: readonly DraftCell[]): (string | null)[] {
  const seen: string[] = [];
  return drafts.map(({ known }) => {
    if (known === null || known.is === 'text') return null;
    if (!seen.includes(known.fingerprint)) seen.push(known.fingerprint);
    return letterAt(seen.indexOf(known.fingerprint));
  });
}

/** A to Z, then A2 to Z2, … */
const letterAt = (index: number): string =>
  String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26) + 1));
