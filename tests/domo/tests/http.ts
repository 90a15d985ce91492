/** A client without any kindness: no redirects, no decompression, no retries. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body parsed; undefined when it is no JSON. */
  readonly json: unknown;
}

export interface Ask {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly agent?: Agent;
}

/** @throws what Node throws when the connection fails or breaks. */
export function ask(url: string, options: Ask = {}): Promise<Answer> {
  const { method = 'GET', token, headers = {}, body, agent = new Agent() } = options;
  const auth = token === undefined ? {} : { 'x-domo-developer-token': token };
  return new Promise((done, failed) => {
    const sent = request(url, { method, agent, headers: { ...auth, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        const { statusCode: status = 0, headers: got } = response;
        done({ status, headers: got, bytes, text, json: parsed(text) });
      });
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The ids of a list answer, in its order. */
export const ids = (answer: Answer): number[] =>
  (answer.json as { id: number }[]).map(({ id }) => id);
