/** The plain accounts of one instance. */
import type { Random } from '../random';
import type { Dataset, PlainAccount, Provider, Secured } from '../state/types';
import { longAccess, makeAccess } from './access';
import { makeConfig, type ConfigMaker } from './config-values';
import { oddNames } from './odd-names';
import type { Staff } from './people';
import type { System } from './systems';

export interface AccountsPlan {
  readonly maker: ConfigMaker;
  readonly staff: Staff;
  readonly providers: ReadonlyMap<string, Provider>;
}

const dayMs = 86_400_000;

export const makeDatasets = (random: Random, count: number): Dataset[] =>
  Array.from({ length: count }, (_, index) => ({
    id: random.uuid(),
    name: `Dataset ${String(index + 1)}`,
  }));

/** What both kinds get. Times are whole seconds, as recorded (domo-api 3.4). */
export function secured(
  { maker, staff, providers }: AccountsPlan,
  id: number,
  system: System,
  displayName: string,
): Secured {
  const { random } = maker;
  const provider = providers.get(system.dataProviderType);
  const created = random.int(1_560_000_000, 1_740_000_000) * 1000;
  const createdBy = random.pick(staff.users).id;
  return {
    id,
    userId: createdBy,
    name: system.name,
    displayName,
    dataProviderType: system.dataProviderType,
    credentialsType: provider?.authenticationScheme === 'oauth' ? 'oauth' : 'fields',
    allowExternalUse: random.chance(0.4),
    createdAt: created,
    createdBy,
    modifiedAt: created + random.int(0, 400) * dayMs,
    modifiedBy: random.pick(staff.users).id,
    secretManagerAccountId: random.chance(0.03) ? random.int(1, 20) : null,
    config: provider ? makeConfig(maker, system, provider) : {},
    readable: random.chance(0.55),
    closed: false,
    listedTo: [],
    access: makeAccess(random, staff),
    datasets: makeDatasets(random, random.int(0, 6)),
  };
}

function account(
  plan: AccountsPlan,
  id: number,
  system: System,
  displayName = system.name,
): PlainAccount {
  const { random } = plan.maker;
  const base = secured(plan, id, system, displayName);
  const valid = random.chance(0.92);
  const changedAt = (base.modifiedAt ?? 0) + dayMs;
  return {
    ...base,
    valid,
    secretId: base.secretManagerAccountId === null ? null : `vault/${random.hex(8)}`,
    accountTemplateId: base.credentialsType === 'oauth' ? 1 : null,
    accountTemplateAuthorizationId: base.credentialsType === 'oauth' ? random.int(1, 900) : null,
    ...(valid
      ? {}
      : { validation: { status: 'INVALID', reason: 'Credentials were refused', changedAt } }),
  };
}

/** In some instances a part of the names carries the instance's mark, as people do it. */
function shownName({ environment, random }: ConfigMaker, system: System): string {
  if (environment.prefix !== '' && random.chance(0.3)) return `${environment.prefix}${system.name}`;
  return random.chance(0.05) ? `${system.name} (${environment.short})` : system.name;
}

/** Odd names sit on accounts of simple providers. */
const oddSystem = (what: string, random: Random): System => ({
  key: `odd ${what}`,
  name: `odd name: ${what}`,
  area: 'Data Platform',
  dataProviderType: random.pick(['abstract-credential-store', 'domo-access-token', 'amazon-s3']),
  sharedSecret: false,
  drift: null,
});

/** All plain accounts, in the order in which the list answers them: by no field. */
export function makeAccounts(plan: AccountsPlan, systems: readonly System[]): PlainAccount[] {
  const { maker, staff } = plan;
  const { random, environment } = maker;
  let lastId = 0;
  const nextId = (): number => (lastId += random.int(1, 3));
  const present = systems.filter(() => !random.chance(environment.missing));
  const usual = present.map((one) => account(plan, nextId(), one, shownName(maker, one)));
  const odd = oddNames.map(({ what, displayName }) =>
    account(plan, nextId(), oddSystem(what, random), displayName),
  );
  // Same name, same type, another account: names are not unique (domo-api 8.3).
  const duplicates = present.slice(0, 40).filter((_, index) => index % 10 === 3);
  const twins = duplicates.map((one) => account(plan, nextId(), one));
  hideSome(usual, staff);
  const long = usual[10];
  if (long) long.access = longAccess(random, staff);
  return random.shuffle([...usual, ...odd, ...twins]);
}

/** A few that are listed and cannot be opened: by an admin, and by a user without any right. */
function hideSome(accounts: readonly PlainAccount[], staff: Staff): void {
  const none = staff.byKey.get('none')?.id;
  for (const index of [20, 45, 70]) {
    const hidden = accounts[index];
    if (!hidden) continue;
    hidden.closed = true;
    if (none !== undefined) hidden.listedTo = [none];
  }
}
