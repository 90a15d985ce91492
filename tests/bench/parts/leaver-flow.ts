/** What it costs to move what a person owns: half of their accounts they own alone, half they may only use. */
import { say } from '../../../build/lib/say';
import { createStandIn, sampleInstance, type Instance, type PlainAccount } from '../../domo';
import { Service } from '../../support/service';
import type { BenchRow } from '../bench-row';
import { costOf } from '../cost-of';
import { rowBesideRequests, sendPlainly } from './plain-requests';

/** Of the person who leaves. */
const ACCOUNTS = 100;
/** Accounts of others, that are only looked at. */
const OTHERS = 400;
/** Of the sample. */
const LIKE = 125;
const [LEAVER, HEIR, OTHER] = ['1893952720', '929336557', '1216550715'] as const;
const mailOf = (id: string): string => `user${id}@example.com`;
const FIRST_ID = 700_000;

const isOwned = (at: number): boolean => at % 2 === 0;

export async function measureLeaver(): Promise<BenchRow> {
  say(`Moving what a person owns of ${ACCOUNTS + OTHERS} accounts …`);
  const standIn = await createStandIn({ instances: [sampleInstance('few')] });
  const domo = standIn.instances.sample;
  const token = domo.token('admin');
  const service = new Service();
  try {
    const like = domo.state.accounts.get(LIKE);
    if (like === undefined) throw new Error('The sample has no such account.');
    fill(domo, like);
    const { profile } = await service.done('profile.add', { instance: domo.origin, token });
    await service.done('inventory.sync', {});
    domo.log.clear();
    const cost = await costOf(async () => {
      const { id } = await service.done('bulk.plan', {
        wanted: { change: 'transfer', who: mailOf(LEAVER), newOwner: mailOf(HEIR) },
        accounts: Array.from({ length: ACCOUNTS + OTHERS }, (_, at) => ({
          profileId: profile.id,
          kind: 'account' as const,
          id: FIRST_ID + at,
        })),
      });
      await service.done('bulk.run', { id });
    });
    const wrong = countWrong(domo);
    if (wrong > 0) throw new Error(`${wrong} accounts are not as they were to be.`);
    const sent = domo.log.all();
    const plain = await costOf(() => sendPlainly(domo.origin, token, sent));
    return rowBesideRequests({
      name: `${ACCOUNTS} accounts of a person move, of ${ACCOUNTS + OTHERS} that are looked at`,
      cost,
      plain,
      requests: sent.length,
      wrong: { what: 'accounts that are not as they were to be', count: wrong, unit: 'accounts' },
    });
  } finally {
    await service.close();
    await standIn.close();
  }
}

type Entry = PlainAccount['access'][number];

const entry = (id: string, accessLevel: Entry['accessLevel']): Entry => ({
  type: 'USER',
  id,
  accessLevel,
});

const accessBefore = (at: number): PlainAccount['access'] => {
  if (at >= ACCOUNTS) return [entry(OTHER, 'OWNER')];
  return isOwned(at)
    ? [entry(LEAVER, 'OWNER')]
    : [entry(OTHER, 'OWNER'), entry(LEAVER, 'CAN_VIEW')];
};

function fill({ state }: Instance, like: PlainAccount): void {
  for (let at = 0; at < ACCOUNTS + OTHERS; at += 1) {
    const placed = { ...structuredClone(like), id: FIRST_ID + at, access: accessBefore(at) };
    state.accounts.set(placed.id, placed);
  }
}

const accessAfter = (at: number): string =>
  at < ACCOUNTS && isOwned(at) ? `${HEIR} OWNER` : `${OTHER} OWNER`;

/** Accounts to which anybody else has access than is to have it. */
const countWrong = ({ state }: Instance): number =>
  Array.from({ length: ACCOUNTS + OTHERS }, (_, at) => at).filter((at) => {
    const access = state.accounts.get(FIRST_ID + at)?.access ?? [];
    return access.map(({ id, accessLevel }) => `${id} ${accessLevel}`).join() !== accessAfter(at);
  }).length;
