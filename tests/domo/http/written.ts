/** What writing routes have in common: the content type that they demand, and their empty answers. */
import { isRecord, jsonBody, type Call } from './call';
import { error, json, nothing, type Reply } from './reply';

/** Without its parameters: `text/plain; charset=utf-8` is `text/plain`. */
const bareType = (call: Call): string => (call.contentType.split(';')[0] ?? '').trim();

/** Runs `use` with a body that is a JSON object and says so: 415, 400, or what `use` answers (domo-api 9.1). */
export function withJson(call: Call, use: (body: Record<string, unknown>) => Reply): Reply {
  if (bareType(call) !== 'application/json') return error(415);
  const body = jsonBody(call);
  return isRecord(body) ? use(body) : error(400, 'A JSON object is required');
}

/** Runs `use` with the bare text: nothing is trimmed, and quotes are a part of it (domo-api 9.1). */
export function withText(call: Call, use: (text: string) => Reply): Reply {
  if (bareType(call) !== 'text/plain') return error(415);
  return call.body === '' ? error(400, 'A name is required') : use(call.body);
}

/** The answer of a change that has nothing to tell. */
export const done = (call: Call, status = 200): Reply =>
  call.modes.emptyAnswer === 'object' ? json({}) : nothing(status);
