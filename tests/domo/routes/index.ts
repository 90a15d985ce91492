/** The route table. What is not in it answers 404; another method on a path in it, 405. */
import type { Route } from '../http/call';
import { accessRoutes } from './access';
import { accountRoutes } from './accounts';
import { auditRoutes } from './audit';
import { changeRoutes } from './changes';
import { configRoutes } from './config';
import { createRoutes } from './create';
import { datasetRoutes } from './datasets';
import { groupRoutes } from './groups';
import { oauthAccountRoutes } from './oauth-accounts';
import { providerRoutes } from './providers';
import { publishRoutes } from './publish';
import { searchRoutes } from './search';
import { shareRoutes } from './share';
import { signInRoutes } from './sign-in';
import { streamRoutes } from './streams';
import { tokenRoutes } from './tokens';
import { userRoutes } from './users';
import { validatorRoutes } from './validators';

export const routes: readonly Route[] = [
  ...signInRoutes,
  ...tokenRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...accountRoutes,
  ...oauthAccountRoutes,
  ...configRoutes,
  ...accessRoutes,
  ...createRoutes,
  ...changeRoutes,
  ...shareRoutes,
  ...validatorRoutes,
  ...providerRoutes,
  ...datasetRoutes,
  ...publishRoutes,
  ...streamRoutes,
  ...searchRoutes,
  ...auditRoutes,
];
