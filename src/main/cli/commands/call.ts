/** `latchkey call OPERATION`: a request as JSON on stdin, a Result as JSON on stdout. */
import { createProblem, type ResponseFor, type Result } from '../../../contract';
import type { OperationInvoker } from '../operation-invoker';
import { DuplicateKey, parseExactRequest } from '../exact-request';
import { readAll, unreadableText, type CommandLineIo } from '../io';
import { printProblem, printResult, type ExitCode } from '../print';
import { rememberWrittenReport } from '../written-report';

const REQUEST_LIMIT = 1024 * 1024;
/** Longer than any key of the contract. */
const SHOWN_KEY_LENGTH = 60;

interface Refusal {
  readonly refusal: Result<never>;
}
type ParsedRequest = { readonly request: unknown } | Refusal;

const refuseRequest = (message: string): Refusal => ({
  refusal: {
    ok: false,
    problem: createProblem('invalidRequest', message, {
      next: 'Give one JSON object on stdin, for example {}.',
    }),
  },
});

function parseRequest(text: string | null): ParsedRequest {
  const unreadable = unreadableText(text, 'The request on stdin', REQUEST_LIMIT);
  if (text === null || unreadable !== null) return refuseRequest(unreadable ?? '');
  // Empty stdin means an empty request: many operations need no fields.
  if (text.trim() === '') return { request: {} };
  try {
    return { request: parseExactRequest(text) };
  } catch (error) {
    if (error instanceof DuplicateKey) {
      const key = error.key.slice(0, SHOWN_KEY_LENGTH);
      return refuseRequest(
        `The request on stdin has ${JSON.stringify(key)} twice, with different values.`,
      );
    }
    // The parser calls itself for each level.
    if (error instanceof RangeError)
      return refuseRequest('The request on stdin is nested too deeply.');
    // The parser's message can quote the text, which can contain a token.
    return refuseRequest('The request on stdin is not JSON.');
  }
}

export async function runCall(
  io: CommandLineIo,
  invoker: OperationInvoker,
  operation: string,
): Promise<ExitCode> {
  if (io.isStdinFolder?.() === true)
    return printResult(io, refuseRequest('Stdin is a folder and no request.').refusal);
  // If stdin is a terminal, no request is piped in, and waiting for one would look like a hang.
  const parsed = parseRequest(io.askSecret ? '' : await readAll(io.stdin, REQUEST_LIMIT));
  if ('refusal' in parsed) return printResult(io, parsed.refusal);
  if (operation === 'report.make' && isToBeRemembered(parsed.request)) {
    return callReport(io, invoker, parsed.request);
  }
  return printResult(io, await invoker.callByName(operation, parsed.request));
}

/** As it is where nothing is said of it. */
const isToBeRemembered = (request: unknown): request is object =>
  typeof request === 'object' &&
  request !== null &&
  (!('remember' in request) || request.remember === true);

async function callReport(
  io: CommandLineIo,
  invoker: OperationInvoker,
  request: object,
): Promise<ExitCode> {
  const made = await invoker.callByName('report.make', { ...request, remember: false });
  const code = printResult(io, made);
  if (!made.ok) return code;
  // The dispatcher has validated the response.
  const problem = await rememberWrittenReport(
    io,
    invoker,
    made.value as ResponseFor<'report.make'>,
  );
  return problem ? printProblem(io, problem) : code;
}
