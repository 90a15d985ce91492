/** What is written down of something that the page could not draw: as of any other error, nothing of what it said. */
import { APP_ORIGIN } from '../protocol';
import { madeOf } from './made-of';
import { toldError } from './redact';

export function drawingReport(thrown: { name: string; message: string; stack: string }): object {
  const error = Object.assign(new Error(), thrown);
  return { ...madeOf(), error: toldError(error, APP_ORIGIN) };
}
