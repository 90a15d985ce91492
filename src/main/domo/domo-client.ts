/** The client of one instance. All routes share one connection and one set of rules for responses. */
import { createSendRead } from './http/read-request';
import { InstanceConnection } from './http/instance-connection';
import { createReadRoutes } from './routes/read-routes';
import { createShareRoutes } from './routes/share-routes';
import { createLookupRoutes } from './routes/lookup-routes';
import { createAccountSearchRoute } from './routes/account-search-route';
import { createDatasetRoutes } from './routes/dataset-routes';
import { createStreamRoutes } from './routes/stream-routes';
import { createAuditRoutes } from './routes/audit-route';
import { createTokenRoute } from './routes/token-route';
import { createWriteRoutes } from './routes/write-routes';
import type { DomoClient, DomoClientOptions } from './domo-types';
import { AnswerThreadHost } from './parse/answer-thread-host';
import { createSendWrite } from './http/write-request';

/** `answers` parses large answers in a thread; without it they are parsed in the caller's thread. */
export function createDomoClient(
  options: DomoClientOptions,
  answers = new AnswerThreadHost(null),
): DomoClient {
  const line = new InstanceConnection(options, answers);
  const ask = createSendRead(line);
  const write = createSendWrite(line);
  return {
    origin: options.origin,
    ...createReadRoutes(ask, options.origin),
    ...createWriteRoutes(write),
    ...createShareRoutes(write),
    ...createLookupRoutes(ask),
    ...createAccountSearchRoute(ask),
    ...createDatasetRoutes(ask, write),
    ...createStreamRoutes(ask, write),
    ...createAuditRoutes(ask, options.origin),
    ...createTokenRoute(ask, write, options.origin),
    rateLimiterState: () => line.rateLimiter.state(),
    close: () => {
      line.close();
    },
  };
}
