/** An answer far larger than anything a client should take in (domo-api 9.3, "huge"). */
import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonType } from '../http/reply';
import type { FaultOf } from './spec';

const row = JSON.stringify({
  id: 1,
  name: 'one of very many',
  displayName: 'one of very many',
  type: 'data',
  valid: true,
  dataProviderType: 'snowflake',
  credentialsType: 'fields',
  configurations: {},
  filler: ' '.repeat(4096),
});
/** Rows per piece: about 1 MB. */
const piece = Buffer.from(`,${row}`.repeat(240));

/** Sends `[row,row,...]` of about `bytes` bytes, never holding more than a piece of it. */
export async function sendHuge(response: ServerResponse, fault: FaultOf<'huge'>): Promise<void> {
  const pieces = Math.max(1, Math.ceil(fault.bytes / piece.length));
  const head = Buffer.from(`[${row}`);
  const tail = Buffer.from(']');
  response.statusCode = 200;
  response.setHeader('content-type', jsonType);
  if (fault.gzip) response.setHeader('content-encoding', 'gzip');
  else if (fault.announced)
    response.setHeader('content-length', head.length + pieces * piece.length + tail.length);
  await pipeline(Readable.from(parts(head, pieces, tail, fault.gzip)), response);
}

/** A gzip stream may be several members in a row, so one packed piece can be sent again and again. */
function* parts(head: Buffer, pieces: number, tail: Buffer, gzip: boolean): Generator<Buffer> {
  const pack = (part: Buffer): Buffer => (gzip ? gzipSync(part, { level: 9 }) : part);
  const packed = pack(piece);
  yield pack(head);
  for (let index = 0; index < pieces; index += 1) yield packed;
  yield pack(tail);
}
