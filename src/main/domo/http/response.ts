/** One HTTP response, as far as the rules for every route need it. */
import type { Answer, AnswerContext, AnswerName } from '../parse/answer-parsers';
import { SENTENCE_NOT_SHOWN, toOneLine } from '../redact/domo-sentence';
import { repeatsSentValue } from '../redact/repeats-sent-value';

export interface DomoResponse {
  readonly status: number;
  readonly contentType: string;
  readonly location: string;
  /** When the host answered, by its own clock; null if it does not say. */
  readonly answeredAt: number | null;
  /** The proxy that the request went through, without its credentials; null for a direct connection. */
  readonly proxy: string | null;
  /** The beginning of the body, without the token: enough for a refusal, and to know a web page. */
  readonly body: string;
  /** The whole body of a success, parsed. Called at most once. Fails with `badResponse`. */
  readonly parse: ParseBody;
}

export type ParseBody = <N extends AnswerName>(
  name: N,
  context: AnswerContext,
) => Promise<Answer<N>>;

/** The body of a refused request (domo-api 7.2). */
export interface DomoErrorBody {
  /** To append to a sentence: ` Domo says: …`, or that Domo's sentence is not shown. Empty when Domo says nothing. */
  readonly quote: string;
  /** Domo's trace id; null when there is none, or none in Domo's format. */
  readonly trace: string | null;
}

const TRACE_ID = /^[A-Z0-9]{5,20}(?:-[A-Z0-9]{3,10}){2}$/;

export const isHtml = ({ contentType, body }: DomoResponse): boolean =>
  /^(?:text\/html|application\/xhtml)/i.test(contentType) ||
  /^\s*<(?:!doctype|html|head|body)\b/i.test(body);

/** `sentValues`: the values of a config in the request. Domo's sentence is not shown when it repeats one of them. */
export function readErrorBody(
  response: DomoResponse,
  sentValues: readonly string[] = [],
): DomoErrorBody {
  if (isHtml(response)) return NO_ERROR_BODY;
  let parsed: unknown;
  try {
    parsed = JSON.parse(response.body);
  } catch {
    return NO_ERROR_BODY;
  }
  if (typeof parsed !== 'object' || parsed === null) return NO_ERROR_BODY;
  const text = (key: string): string | null => {
    const value = (parsed as Record<string, unknown>)[key];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const trace = text('toe');
  const message = text('message') ?? text('error_description');
  return {
    quote: message === null ? '' : quoteDomo(message, sentValues),
    trace: trace !== null && TRACE_ID.test(trace) ? trace : null,
  };
}

const NO_ERROR_BODY: DomoErrorBody = { quote: '', trace: null };

const quoteDomo = (message: string, sentValues: readonly string[]): string =>
  repeatsSentValue(message, sentValues)
    ? ` Domo's reason is ${SENTENCE_NOT_SHOWN}.`
    : ` Domo says: ${toOneLine(message)}`;
