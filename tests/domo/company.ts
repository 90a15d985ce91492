/**
 * One invented company, "Kestrel Bay Outfitters", with three instances. The same seed gives the same company.
 * Every person, host, key and product in it is made up; every secret is a canary.
 */
import { makeAccounts, type AccountsPlan } from './company/accounts';
import { Canaries } from './company/canaries';
import { listProviders, type ListedProviders } from './company/few-providers';
import { environmentPlans, type Environment, type EnvironmentPlan } from './company/environments';
import { makeOAuthAccounts } from './company/oauth-accounts';
import { makeStaff, roles, type Role, type Staff } from './company/people';
import { providers } from './company/providers';
import { makeSystems, oauthSystems, type System } from './company/systems';
import type { InstanceSpec } from './instance';
import { Random } from './random';
import type { Modes } from './state/modes';
import type { InstanceData, Login, Token } from './state/types';

export { canaryMark } from './company/canaries';
export { environments, type Environment } from './company/environments';
export { providerCount, providers } from './company/providers';
export type { Role } from './company/people';

/** Names of the tokens of each instance: one per right, and one that has expired. */
export type TokenName = Role | 'expired';

export interface CompanyInstance extends InstanceSpec<Environment> {
  readonly tokens: Readonly<Record<TokenName, string>>;
  /** The name that a person would type, such as `kestrel-bay-stg`. */
  readonly instance: string;
}

export interface Company {
  readonly instances: Readonly<Record<Environment, CompanyInstance>>;
  /** The same three, in order: what `createStandIn` takes. */
  readonly list: readonly CompanyInstance[];
  /** Every secret there is: config values, tokens and passwords. None may turn up where it does not belong. */
  readonly canaries: readonly string[];
}

export const defaultSeed = 2025;

export interface CompanyOptions {
  readonly seed?: number;
  /** How many of the twelve areas of the company have accounts. */
  readonly areas?: number;
  /** `someReadable` is the exception: about half of the plain accounts show their secrets (domo-api 3.5). */
  readonly secrets?: Modes['plainSecrets'];
  readonly providers?: ListedProviders;
}

export function makeCompany({
  seed = defaultSeed,
  areas = 12,
  secrets = 'masked',
  providers: listed = 'all',
}: CompanyOptions = {}): Company {
  const canaries = new Canaries(new Random(`canaries ${String(seed)}`));
  const systems = makeSystems(seed, areas);
  const common = new Map<string, string>();
  const shared = (system: System, field: string): string => {
    const key = `${system.key} ${field}`;
    const text = common.get(key) ?? canaries.make(`shared ${key}`);
    common.set(key, text);
    return text;
  };
  const list = environmentPlans.map((plan) => ({
    ...instanceOf(seed, plan, systems, canaries, shared, listed),
    modes: { plainSecrets: secrets },
  }));
  const instances = Object.fromEntries(list.map((one) => [one.name, one]));
  return {
    instances: instances as Record<Environment, CompanyInstance>,
    list,
    canaries: canaries.list(),
  };
}

function instanceOf(
  seed: number,
  environment: EnvironmentPlan,
  systems: readonly System[],
  canaries: Canaries,
  shared: (system: System, field: string) => string,
  listed: ListedProviders,
): CompanyInstance {
  const random = new Random(`${String(seed)} ${environment.name}`);
  const staff = makeStaff(random);
  const plan: AccountsPlan = {
    maker: { environment, random, canaries, shared },
    staff,
    providers: new Map(providers.map((provider) => [provider.key, provider])),
  };
  const tokens = makeTokens(environment, staff, canaries);
  const data: InstanceData = {
    customer: environment.customer,
    users: staff.users,
    groups: staff.groups,
    providers: listProviders(listed, providersOf(systems)),
    accounts: makeAccounts(plan, systems),
    oauthAccounts: makeOAuthAccounts(plan),
    tokens: tokens.byText,
    logins: makeLogins(environment, staff, canaries),
  };
  return { name: environment.name, instance: environment.instance, data, tokens: tokens.byName };
}

/** The same for every instance, as the list of Domo is. */
const providersOf = (systems: readonly System[]): string[] => [
  ...systems.map(({ dataProviderType }) => dataProviderType),
  ...oauthSystems.map(([, dataProviderType]) => dataProviderType),
];

function makeTokens(environment: EnvironmentPlan, staff: Staff, canaries: Canaries) {
  const names: readonly TokenName[] = [...roles, 'expired'];
  const texts = names.map((name) => [name, canaries.make(`token ${environment.short} ${name}`)]);
  const byName = Object.fromEntries(texts) as Record<TokenName, string>;
  const byText = Object.fromEntries(
    names.map((name): [string, Token] => {
      const userId = staff.byKey.get(name === 'expired' ? 'admin' : name)?.id ?? 0;
      const expiresAt = name === 'expired' ? 1_700_000_000_000 : null;
      return [byName[name], { kind: 'developer', userId, expiresAt, callsLeft: null }];
    }),
  );
  return { byName, byText };
}

/** Direct sign-on: the admin's works, the viewer's is locked. */
function makeLogins(environment: EnvironmentPlan, staff: Staff, canaries: Canaries) {
  const login = (key: Role, locked: boolean): [string, Login][] => {
    const email = staff.byKey.get(key)?.emailAddress;
    const password = canaries.make(`login ${environment.short} ${key}`);
    return email === undefined ? [] : [[email, { password, locked }]];
  };
  return Object.fromEntries([...login('admin', false), ...login('viewer', true)]);
}
