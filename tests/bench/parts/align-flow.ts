/** What it costs to give other instances the accounts of a baseline: half are there with another setting, half are missing. */
import { say } from '../../../build/lib/say';
import { createStandIn, sampleInstance, type Instance, type PlainAccount } from '../../domo';
import { Service } from '../../support/service';
import type { BenchRow } from '../bench-row';
import { costOf } from '../cost-of';
import { rowBesideRequests, sendPlainly } from './plain-requests';

const ACCOUNTS = 20;
const TARGETS = ['one', 'two', 'three', 'four'] as const;
/** Of the sample: a provider with secrets that Domo hides. */
const LIKE = 125;
const FIRST_ID = 700_000;
const NEW_USER = 'aligned';
const OLD_USER = 'before';

const isThere = (at: number): boolean => at % 2 === 0;
const nameOf = (at: number): string => `Baseline ${String(at).padStart(3, '0')}`;

export async function measureAlign(): Promise<BenchRow> {
  say(`Aligning ${ACCOUNTS} accounts of ${TARGETS.length} instances …`);
  const sample = sampleInstance('few');
  const { accounts, ...data } = sample.data;
  const standIn = await createStandIn({
    instances: [
      sample,
      ...TARGETS.map((name) => ({ ...sample, name, data: { ...data, accounts: [] } })),
    ],
  });
  const all: readonly Instance[] = Object.values(standIn.instances);
  const targets = TARGETS.map((name) => standIn.instances[name]);
  const service = new Service();
  try {
    const like = accounts.find(({ id }) => id === LIKE);
    if (like === undefined) throw new Error('The sample has no such account.');
    fill(standIn.instances.sample, like, NEW_USER, () => true);
    for (const target of targets) fill(target, like, OLD_USER, isThere);
    const ids = new Map<Instance, string>();
    for (const domo of all) {
      const token = domo.token('admin');
      const added = await service.done('profile.add', { instance: domo.origin, token });
      ids.set(domo, added.profile.id);
    }
    await service.done('inventory.sync', { depth: 'full' });
    const before = targets.map(textsOf);
    for (const domo of all) domo.log.clear();
    const idOf = (domo: Instance): string => ids.get(domo) ?? '';
    const cost = await costOf(async () => {
      const { id } = await service.done('bulk.plan', {
        wanted: { change: 'align', to: targets.map(idOf), create: true, withoutSecrets: true },
        accounts: Array.from({ length: ACCOUNTS }, (_, at) => ({
          profileId: idOf(standIn.instances.sample),
          kind: 'account' as const,
          id: FIRST_ID + at,
        })),
      });
      const confirmed = all.map((domo) => ({ profileId: idOf(domo), label: domo.name }));
      await service.done('bulk.run', { id, confirmed });
    });
    const wrong = targets.reduce((sum, domo, at) => sum + wrongIn(domo, before[at]), 0);
    if (wrong > 0) throw new Error(`${wrong} accounts are not as they were to be.`);
    const sent = all.map((domo) => ({ domo, requests: domo.log.all() }));
    const plain = await costOf(() =>
      Promise.all(
        sent.map(({ domo, requests }) => sendPlainly(domo.origin, domo.token('admin'), requests)),
      ),
    );
    return rowBesideRequests({
      name: `${ACCOUNTS} accounts are aligned in ${TARGETS.length} instances`,
      cost,
      plain,
      requests: sent.reduce((sum, each) => sum + each.requests.length, 0),
      wrong: { what: 'accounts that are not as they were to be', count: wrong, unit: 'accounts' },
    });
  } finally {
    await service.close();
    await standIn.close();
  }
}

/** Accounts that are like one, each with its own name. */
function fill(
  { state }: Instance,
  like: PlainAccount,
  username: string,
  chosen: (at: number) => boolean,
): void {
  for (let at = 0; at < ACCOUNTS; at += 1) {
    if (!chosen(at)) continue;
    const id = FIRST_ID + at;
    const placed = { ...structuredClone(like), id, displayName: nameOf(at) };
    placed.config = { ...placed.config, username };
    state.accounts.set(id, placed);
  }
}

const configText = ({ config }: PlainAccount): string =>
  JSON.stringify(Object.entries(config).sort());

/** The config of each account, by its id. */
const textsOf = ({ state }: Instance): ReadonlyMap<number, string> =>
  new Map([...state.accounts.values()].map((account) => [account.id, configText(account)]));

/** How many accounts have anything but the one setting changed, or are missing, or are there twice. */
function wrongIn({ state }: Instance, before: ReadonlyMap<number, string> = new Map()): number {
  const now = [...state.accounts.values()];
  const expected = Array.from({ length: ACCOUNTS }, (_, at) => at);
  const wrong = expected.filter((at) => {
    const named = now.filter(({ displayName }) => displayName === nameOf(at));
    const [account] = named;
    if (account === undefined || named.length > 1) return true;
    const old = before.get(account.id);
    return old === undefined
      ? isThere(at) || account.config['username'] !== NEW_USER
      : !isThere(at) || configText(account) !== old.replace(OLD_USER, NEW_USER);
  });
  return wrong.length + Math.abs(now.length - ACCOUNTS);
}
