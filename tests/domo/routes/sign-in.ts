/** The login route (domo-api 1.4, 8.12). */
import { randomBytes } from 'node:crypto';
import { asRecord, textOf, jsonBody, type Call, type Route } from '../http/call';
import { json, type Reply } from '../http/reply';

const sessionMs = 8 * 3_600_000;

/** A refusal is 200 too; only `sessionToken` tells success (domo-api 7.3). */
function login(call: Call): Reply {
  const body = asRecord(jsonBody(call));
  if (Object.keys(body).length === 0) return json({});
  const email = textOf(body['emailAddress']);
  const known = call.state.logins.get(email);
  const user = [...call.state.users.values()].find((one) => one.emailAddress === email);
  if (known?.locked) return json({ success: false, reason: 'ACCOUNT_LOCKED' });
  if (!known || !user || known.password !== body['password'])
    return json({ success: false, reason: 'INVALID_CREDENTIALS' });
  const now = Date.now();
  const sessionToken = tokenText(call.state.customer, user.id, now);
  call.state.tokens.set(sessionToken, {
    kind: 'session',
    userId: user.id,
    expiresAt: now + sessionMs,
    callsLeft: null,
  });
  const twoFactorInfo = { token: null, key: null, status: 'VALID', phoneMask: null };
  return json({ userId: user.id, success: true, sessionToken, twoFactorInfo });
}

/** URL-encoded base64 of JSON; to be sent back exactly so. */
function tokenText(customerId: string, userId: number, now: number): string {
  const content = {
    customerId,
    expiration: now + sessionMs,
    hmacSignature: `canary-session-${randomBytes(8).toString('hex')}`,
    timestamp: now,
    userId: String(userId),
  };
  return encodeURIComponent(Buffer.from(JSON.stringify(content)).toString('base64'));
}

export const signInRoutes: readonly Route[] = [
  {
    name: 'login',
    method: 'POST',
    path: '/api/content/v2/authentication',
    open: true,
    run: login,
  },
];
