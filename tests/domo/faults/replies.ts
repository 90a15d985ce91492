/** Faults that answer in place of the route. */
import { blockedPage, blockedRedirect, errorPage, loginRedirect } from '../http/pages';
import { error, json, nothing, type Reply } from '../http/reply';
import type { Fault, FaultOf, RetryAfter } from './spec';

/** The reply that a fault puts in the route's place; null when it strikes elsewhere. */
export function replyOf(fault: Fault, origin: string): Reply | null {
  switch (fault.kind) {
    case 'rateLimit':
      return withRetryAfter(error(429), fault.retryAfter);
    case 'status':
      return withRetryAfter(statusReply(fault), fault.retryAfter);
    case 'blocked':
      return fault.as === 'page' ? blockedPage() : blockedRedirect(origin);
    case 'loginRedirect':
      return loginRedirect(origin);
    case 'empty':
      return fault.as === 'object' ? json({}) : nothing();
    case 'body':
      return {
        status: fault.status,
        headers: { 'content-type': fault.contentType },
        body: fault.text,
      };
    default:
      return null;
  }
}

function statusReply(fault: FaultOf<'status'>): Reply {
  if (fault.as === 'html') return errorPage(fault.status);
  return fault.as === 'nothing' ? nothing(fault.status) : error(fault.status);
}

function withRetryAfter(reply: Reply, retryAfter: RetryAfter): Reply {
  if (retryAfter === null) return reply;
  return { ...reply, headers: { ...reply.headers, 'retry-after': retryText(retryAfter) } };
}

function retryText(retryAfter: NonNullable<RetryAfter>): string {
  if ('seconds' in retryAfter) return String(retryAfter.seconds);
  if ('text' in retryAfter) return retryAfter.text;
  return new Date(Date.now() + retryAfter.date * 1000).toUTCString();
}
