/** What a route or a fault answers, before it is compressed and sent. */
import { randomInt } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: `Content-Length: 0` and no content type. */
  readonly body: string | null;
}

export const jsonType = 'application/json;charset=UTF-8';
export const htmlType = 'text/html;charset=UTF-8';

export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': jsonType },
  body: JSON.stringify(value),
});

export const html = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': htmlType },
  body,
});

export const nothing = (status = 200): Reply => ({ status, headers: {}, body: null });

/** Domo's error body (domo-api 7.2, 8.18). */
export function error(status: number, message?: string, reason?: string): Reply {
  const statusReason = reason ?? STATUS_CODES[status] ?? 'Unknown';
  return json({ status, statusReason, message: message ?? statusReason, toe: traceId() }, status);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const piece = (length: number): string =>
  Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');

/** Such as `5ZQBZXGCMV-9Y8HS-XJNNK`: 10-5-5 capitals and digits. */
const traceId = (): string => `${piece(10)}-${piece(5)}-${piece(5)}`;
