/** A bare server that records what a client sends, byte for byte, and answers what the test says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Recorded {
  readonly method: string;
  /** As it came: percent-encoded, with query. */
  readonly url: string;
  readonly contentType: string;
  readonly token: string;
  readonly body: string;
}

export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

export interface Recorder {
  readonly origin: string;
  readonly sent: Recorded[];
  /** Answers from now on. */
  reply: Reply;
  close(): void;
}

export const answers =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Reply =>
  (response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };

export async function record(): Promise<Recorder> {
  const sent: Recorded[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      sent.push({
        method: request.method ?? '',
        url: request.url ?? '',
        contentType: request.headers['content-type'] ?? '',
        token: String(request.headers['x-domo-developer-token']),
        body: Buffer.concat(chunks).toString('utf8'),
      });
      recorder.reply(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const recorder: Recorder = {
    origin: `http://127.0.0.1:${String(port)}`,
    sent,
    reply: answers(200, { id: 7 }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return recorder;
}
