/** `latchkey call OPERATION`: a request as JSON on stdin, a Result as JSON on stdout. */
import { problem, type Result } from '../../../contract';
import type { Invoker } from '../invoke';
import { readAll, type Io } from '../io';
import { printResult, type ExitCode } from '../print';

const REQUEST_LIMIT = 1024 * 1024;

type Parsed = { readonly request: unknown } | { readonly refusal: Result<never> };

const refusal = (message: string): Parsed => ({
  refusal: {
    ok: false,
    problem: problem('invalidRequest', message, {
      next: 'Give one JSON object on stdin, for example {}.',
    }),
  },
});

function parse(text: string | null): Parsed {
  if (text === null) return refusal('The request on stdin is larger than 1 MB.');
  // Nothing on stdin is an empty request: many operations need none.
  if (text.trim() === '') return { request: {} };
  try {
    return { request: JSON.parse(text) as unknown };
  } catch {
    // The parser's own words can quote the text, and the text can hold a token.
    return refusal('The request on stdin is not JSON.');
  }
}

export async function call(io: Io, invoker: Invoker, operation: string): Promise<ExitCode> {
  // At a terminal nobody has piped a request in, and waiting for one would look like hanging.
  const parsed = parse(io.askSecret ? '' : await readAll(io.stdin, REQUEST_LIMIT));
  if ('refusal' in parsed) return printResult(io, parsed.refusal);
  return printResult(io, await invoker.callByName(operation, parsed.request));
}
