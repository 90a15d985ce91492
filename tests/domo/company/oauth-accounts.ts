/** The OAuth accounts of one instance. Their ids start at 1 again (domo-api 3.10). */
import type { OAuthAccount } from '../state/types';
import { secured, type AccountsPlan } from './accounts';
import { oauthSystems } from './systems';

export function makeOAuthAccounts(plan: AccountsPlan): OAuthAccount[] {
  const { random, environment } = plan.maker;
  return oauthSystems.slice(0, environment.oauthCount).map(([name, dataProviderType], index) => {
    const system = {
      key: `oauth ${String(index)} ${name}`,
      name: name === '' ? 'unnamed OAuth account' : name,
      area: 'Data Platform',
      dataProviderType,
      sharedSecret: index % 4 === 1,
      drift: null,
    };
    const account = secured(plan, index + 1, system, name);
    return { ...account, credentialsType: 'oauth', enabled: random.chance(0.9) };
  });
}
