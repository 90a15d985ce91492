/** Checks the texts of one instance of a list. Pure. */
import {
  colourSchema,
  guardSchema,
  profileGroupSchema,
  profileLabelSchema,
  tokenReferenceSchema,
} from '../../../contract';
import { foldText } from '../../../contract/text-folding';
import { mayBeToken, toSafeText, type ReadEntry } from './list-entries';

export const listFieldNames = ['label', 'instance', 'group', 'colour', 'guard', 'token'] as const;
export type ListFieldName = (typeof listFieldNames)[number];
export type ListFields = Partial<Record<ListFieldName, string>>;

/** As people write them, too. */
const otherWords: Readonly<Record<string, string>> = {
  gray: 'grey',
  readonly: 'read-only',
  'read only': 'read-only',
};

const toWord = (text: string): string => {
  const word = foldText(text);
  return otherWords[word] ?? word;
};

/** An empty text says nothing, except in a group of JSON, where it means none. */
export function toListEntry(line: number, fields: ListFields): ReadEntry {
  const { label = '', instance = '', group, colour = '', guard = '', token = '' } = fields;
  const refuse = (reason: string): ReadEntry => ({
    line,
    shown: toSafeText(label) || toSafeText(instance),
    reason,
  });
  if (instance === '') return refuse('It names no instance.');
  const plain = [label, instance, group ?? '', colour, guard];
  if (plain.some(mayBeToken)) {
    return refuse('It may have an access token in it. Tokens do not belong in a list.');
  }
  if (label !== '' && !profileLabelSchema.safeParse(label).success) {
    return refuse(
      'Its label is longer than 80 characters, or has what cannot be seen, such as a line break.',
    );
  }
  if (group !== undefined && !profileGroupSchema.safeParse(group).success) {
    return refuse(
      'Its group is longer than 40 characters, or has what cannot be seen, such as a line break.',
    );
  }
  const knownColour = colourSchema.safeParse(toWord(colour));
  if (colour !== '' && !knownColour.success) {
    return refuse(`Its colour is none of ${colourSchema.options.join(', ')}.`);
  }
  const knownGuard = guardSchema.safeParse(toWord(guard));
  if (guard !== '' && !knownGuard.success) {
    return refuse(`Its guard is none of ${guardSchema.options.join(', ')}.`);
  }
  const reference = tokenReferenceSchema.safeParse(token);
  if (token !== '' && !reference.success) {
    return refuse('Its token is no reference: op://vault/item/field, env:NAME or cmd:COMMAND.');
  }
  return {
    line,
    instance,
    label: label === '' ? null : label,
    group: group ?? null,
    colour: colour === '' ? null : (knownColour.data ?? null),
    guard: guard === '' ? null : (knownGuard.data ?? null),
    tokenFrom: token === '' ? null : (reference.data ?? null),
  };
}
