/** The messages between main and the thread that parses large answers. One answer at a time. */
import type { Problem } from '../../../contract';
import type { AnswerPart, AnswerRequest } from './parse-answer';

/** `parse` begins an answer, and `next` asks for its next part: main takes no more than it can deal with. */
export type ToAnswerThread =
  | { readonly parse: AnswerRequest; readonly body: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly next: true };

/** `done` follows the last part. */
export type FromAnswerThread =
  { readonly part: AnswerPart } | { readonly done: true } | { readonly problem: Problem };
