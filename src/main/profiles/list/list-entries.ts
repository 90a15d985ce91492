/** What a list of instances says, before it is compared with the instances that are there. */
import type { Colour, Guard } from '../../../contract';

export interface ListEntry {
  readonly line: number;
  readonly instance: string;
  /** Null here and below: the list does not say. */
  readonly label: string | null;
  readonly group: string | null;
  readonly colour: Colour | null;
  readonly guard: Guard | null;
  readonly tokenFrom: string | null;
}

/** A line that nobody can use. One of them costs that line alone. */
export interface RefusedEntry {
  readonly line: number;
  /** What can be shown of it. Never a text that may be a token. */
  readonly shown: string;
  readonly reason: string;
}

export type ReadEntry = ListEntry | RefusedEntry;

export const isRefused = (entry: ReadEntry): entry is RefusedEntry => 'reason' in entry;

/** So long a word without a dot, a dash or a space is no name: it may be a token. */
const MAY_BE_TOKEN = /[A-Za-z0-9+/_=]{28,}/u;

export const mayBeToken = (text: string): boolean => MAY_BE_TOKEN.test(text);

const MAX_SHOWN = 60;

/** The first text of a refused line, if it can be shown. */
export const toSafeText = (text: string): string =>
  mayBeToken(text) ? '' : text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
