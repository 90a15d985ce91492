/** One HTTP answer, as far as the rules that are the same for every route need it. */
import { createProblem, ProblemError } from '../../../contract';

export interface DomoResponse {
  readonly status: number;
  readonly contentType: string;
  readonly location: string;
  readonly body: string;
}

/** What is told of a refused request: Domo's own sentence and its trace id, read with care (domo-api 7.2). */
export interface DomoErrorBody {
  readonly message: string | null;
  readonly trace: string | null;
}

const MESSAGE_LIMIT = 200;
const TRACE_ID = /^[A-Z0-9]{5,20}(?:-[A-Z0-9]{3,10}){2}$/;

export const isHtml = ({ contentType, body }: DomoResponse): boolean =>
  /^(?:text\/html|application\/xhtml)/i.test(contentType) ||
  /^\s*<(?:!doctype|html|head|body)\b/i.test(body);

/** `cut` takes out of Domo's sentence what must not be shown, before it is shortened. */
export function readErrorBody(answer: DomoResponse, cut = (text: string) => text): DomoErrorBody {
  if (isHtml(answer)) return { message: null, trace: null };
  let parsed: unknown;
  try {
    parsed = JSON.parse(answer.body);
  } catch {
    return { message: null, trace: null };
  }
  if (typeof parsed !== 'object' || parsed === null) return { message: null, trace: null };
  const text = (key: string): string | null => {
    const value = (parsed as Record<string, unknown>)[key];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const trace = text('toe');
  const message = text('message') ?? text('error_description');
  return {
    message: message === null ? null : toOneLine(cut(message)),
    trace: trace !== null && TRACE_ID.test(trace) ? trace : null,
  };
}

export const toOneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MESSAGE_LIMIT ? `${line.slice(0, MESSAGE_LIMIT)}…` : line;
};

/** Fails with `badResponse` where there is nothing, or no JSON. */
export function parseJson(body: string, status: number): unknown {
  if (body.trim() === '') {
    throw new ProblemError(
      createProblem('badResponse', 'Domo answered with nothing where data was expected.', {
        status,
      }),
    );
  }
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new ProblemError(
      createProblem('badResponse', "Domo's answer is cut short or is not JSON.", { status }),
    );
  }
}
