/** Fingerprints tell whether two secrets are equal, and reveal nothing else. */
import { createHmac } from 'node:crypto';

/** HMAC-SHA256 of the value (UTF-8) with a 32-byte key (hex). Returns 64 hex characters. */
export const fingerprint = (value: string, keyHex: string): string =>
  createHmac('sha256', Buffer.from(keyHex, 'hex')).update(value, 'utf8').digest('hex');

/** Shows whether a list of plain data is still the same, without revealing it. The order counts. */
export const computeStamp = (data: readonly unknown[], keyHex: string): string =>
  fingerprint(JSON.stringify(data), keyHex);
