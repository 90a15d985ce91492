/** A fingerprint tells whether two secrets are equal, and nothing else. */
import { createHmac } from 'node:crypto';

/** HMAC-SHA256 of the value (UTF-8) under a key of 32 bytes in hex. Hex, 64 characters. */
export const fingerprint = (value: string, keyHex: string): string =>
  createHmac('sha256', Buffer.from(keyHex, 'hex')).update(value, 'utf8').digest('hex');
