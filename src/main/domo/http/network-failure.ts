/** The Problem of a request that got no response. */
import { createProblem, type Problem } from '../../../contract';
import {
  describeProxy,
  isProxyAddress,
  PROXY_CERTIFICATE,
  PROXY_REFUSED,
  PROXY_UNUSABLE,
  PROXY_WANTS_LOGIN,
  PROXY_WANTS_OTHER_LOGIN,
  proxyVariable,
  type ProxyLoginSource,
} from './proxy';
import { proxyUsed } from './proxied-answer';
import { certificateSentence, findRefusal, type ShownCertificate } from './refused-certificate';
import { formatMegabytes } from './response-size-limit';
import { CANCELLED, TIMED_OUT, TOO_LARGE } from './send-http-request';
import { unreadFilesText } from './trusted-certificates';

/** Codes of Node's network errors, by what they mean to the user. */
const HOST_NOT_FOUND_CODES = new Set(['ENOTFOUND']);
const UNREACHABLE_CODES = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

export interface FailedRequest {
  /** What was read at most, in bytes. */
  readonly maxBytes?: number;
  /** The proxy that was used; null or missing for a direct connection. */
  readonly proxy?: string | null | undefined;
  /** Where the credentials of the proxy came from. */
  readonly login?: ProxyLoginSource | undefined;
  /** What the host showed. */
  readonly certificate?: ShownCertificate | null | undefined;
}

export function networkFailure(
  code: string,
  origin: string,
  { maxBytes = 0, proxy = null, login = 'none', certificate = null }: FailedRequest = {},
): Problem {
  const failure =
    certificateFailure(code, `of ${origin}`, certificate) ?? directFailure(code, origin, maxBytes);
  return proxy === null ? failure : proxiedFailure(code, origin, { proxy, login }, failure);
}

function proxiedFailure(
  code: string,
  origin: string,
  { proxy, login }: { proxy: string; login: ProxyLoginSource },
  failure: Problem,
): Problem {
  const name = describeProxy(proxy);
  if (code === PROXY_UNUSABLE) return unusableProxy(proxy);
  if (code.startsWith(PROXY_CERTIFICATE)) {
    const reason = code.slice(PROXY_CERTIFICATE.length + 1);
    return certificateFailure(reason, `of the proxy ${name}`, null) ?? failure;
  }
  if (code === PROXY_WANTS_LOGIN || code === PROXY_WANTS_OTHER_LOGIN) {
    return loginFailure(code, name, login);
  }
  if (code.startsWith(PROXY_REFUSED)) {
    const status = code.slice(PROXY_REFUSED.length + 1);
    return createProblem(
      'offline',
      `The proxy ${name} refuses connections to ${origin} (${status}).`,
      { next: 'Ask your network administrator to allow this address.' },
    );
  }
  if (failure.code === 'cancelled') return failure;
  if (HOST_NOT_FOUND_CODES.has(code) || UNREACHABLE_CODES.has(code)) {
    return createProblem(
      'offline',
      `${origin} cannot be reached through the proxy ${name} (${code}).`,
      {
        next: 'Check the address of the proxy, and HTTPS_PROXY and NO_PROXY. What was read before stays readable.',
      },
    );
  }
  return { ...failure, message: `${failure.message} ${proxyUsed(proxy)}` };
}

/** A broken address is not repeated: which part of it is a password cannot be told. */
function unusableProxy(proxy: string): Problem {
  const variable = proxyVariable();
  if (isProxyAddress(proxy)) {
    return createProblem('offline', `Latchkey cannot use the proxy ${describeProxy(proxy)}.`, {
      next: `Set ${variable} to a proxy of the kind http or https, such as http://proxy.example:3128.`,
    });
  }
  return createProblem('offline', `The address of the proxy in ${variable} is not valid.`, {
    next: `Set ${variable} to an address such as http://proxy.example:3128. In a user name or password, write % as %25, @ as %40, / as %2F, ? as %3F and # as %23.`,
  });
}

function loginFailure(code: string, name: string, login: ProxyLoginSource): Problem {
  if (code === PROXY_WANTS_OTHER_LOGIN) {
    return createProblem(
      'proxyNeedsLogin',
      `The proxy ${name} wants a kind of sign-in that Latchkey does not have (407), such as NTLM or Negotiate: it has Basic alone.`,
      { next: 'Ask IT for a proxy that takes Basic, or for a rule that lets Latchkey through.' },
    );
  }
  if (login === 'none') {
    return createProblem(
      'proxyNeedsLogin',
      `The proxy ${name} wants a user name and password (407).`,
    );
  }
  return createProblem(
    'proxyLoginRefused',
    `The proxy ${name} refuses the user name or password that Latchkey has for it (407).`,
    login === 'address'
      ? { next: `Correct them in the address of the proxy, such as ${proxyVariable()}.` }
      : {},
  );
}

function directFailure(code: string, origin: string, maxBytes: number): Problem {
  if (HOST_NOT_FOUND_CODES.has(code)) {
    return createProblem(
      'instanceNotFound',
      `${origin} was not found: there is no such instance, or this computer is offline.`,
      {
        next: 'Check the spelling of the instance and the network. What was read before stays readable.',
      },
    );
  }
  if (code === CANCELLED) return createProblem('cancelled', 'It was cancelled.');
  if (code === TOO_LARGE) {
    const message = `The answer is larger than ${formatMegabytes(maxBytes)} and was cut off.`;
    return createProblem('badResponse', message);
  }
  if (code === TIMED_OUT) return createProblem('timeout', `${origin} did not answer in time.`);
  if (UNREACHABLE_CODES.has(code))
    return createProblem('offline', `${origin} cannot be reached (${code}).`);
  return createProblem('offline', `The connection to ${origin} failed (${code}).`);
}

/** Null unless a certificate was refused. `whose`: after “The certificate”. */
function certificateFailure(
  code: string,
  whose: string,
  shown: ShownCertificate | null,
): Problem | null {
  const refusal = findRefusal(code);
  if (refusal === null) return null;
  const message = `The certificate ${whose} cannot be verified: ${refusal.reason} (${code}).`;
  return createProblem('offline', shown ? `${message} ${certificateSentence(shown)}` : message, {
    next: (refusal.lacksAuthority ? unreadFilesText(process.env) : '') + refusal.next,
  });
}
