/** Sends one request and gives back the whole answer, within a time and a size. Retries belong to the client. */
import got, { RequestError, TimeoutError } from 'got';
import { problem, ProblemError } from '../../contract';
import type { Answer } from './answer';
import { networkFailure } from './failure';

/** Bytes of an answer after decompression. The largest real one, the provider list, has a few million. */
export const ANSWER_LIMIT = 64 * 1024 * 1024;

export interface Sent {
  readonly origin: string;
  /** Below `/api/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly token: string;
  /** Milliseconds for the whole request. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export type Received =
  | { readonly answer: Answer; readonly retryAfter: string | undefined }
  | { readonly networkCode: string };

/** Fails with `cancelled`, and with `badResponse` for an answer that is too large. Network errors are returned. */
export async function sendGet(sent: Sent): Promise<Received> {
  const stream = got.stream(`${sent.origin}/api/${sent.path}`, {
    headers: {
      'x-domo-developer-token': sent.token,
      accept: 'application/json, text/plain',
      'content-type': 'application/json',
    },
    ...(sent.query ? { searchParams: { ...sent.query } } : {}),
    timeout: { request: sent.timeout },
    // The environment must not be able to switch verification off.
    https: { rejectUnauthorized: true },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: true,
    retry: { limit: 0 },
    signal: sent.signal,
  });
  try {
    const body = await readWithin(stream, ANSWER_LIMIT);
    const { response } = stream;
    if (!response) return { networkCode: 'NO_ANSWER' };
    const header = (name: string): string => {
      const value = response.headers[name];
      return typeof value === 'string' ? value : '';
    };
    return {
      answer: {
        status: response.statusCode,
        contentType: header('content-type'),
        location: header('location'),
        body: body.toString('utf8'),
      },
      retryAfter: response.headers['retry-after'],
    };
  } catch (error) {
    return caught(error, sent);
  } finally {
    stream.destroy();
  }
}

async function readWithin(stream: AsyncIterable<unknown>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) {
      throw new ProblemError(
        problem(
          'badResponse',
          `The answer is larger than ${limit / 1024 / 1024} MB and was cut off.`,
        ),
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function caught(error: unknown, { origin, signal }: Sent): Received {
  if (signal.aborted) throw new ProblemError(problem('cancelled', 'It was cancelled.'));
  if (error instanceof ProblemError) throw error;
  if (error instanceof TimeoutError) {
    throw new ProblemError(networkFailure('ETIMEDOUT', origin));
  }
  if (error instanceof RequestError) return { networkCode: error.code };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  return { networkCode: code };
}
