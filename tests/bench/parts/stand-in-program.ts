/** The stand-in in a process of its own, so that what it costs is not taken for a cost of Latchkey. */
import { createStandIn, makeBigInstance, type BigOptions, type Instance } from '../../domo';

export interface FleetOfStandIn {
  readonly instances: number;
  readonly accountsEach: number;
  /** Milliseconds until each answer. */
  readonly answerMs: number;
  /** The provider of all accounts; missing: they have several. */
  readonly type?: BigOptions<string>['type'];
}

export interface ServedInstance {
  readonly name: string;
  readonly origin: string;
  readonly token: string;
}

/** What the stand-in is asked later: which config writes came since its log was empty, and whether all have this value. */
export type AskedOfStandIn = 'clearLog' | { readonly field: string; readonly value: string };

export interface SentRequest {
  /** The number of the instance. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** What the stand-in itself saw. */
export interface WrittenAtStandIn {
  /** All, in the order of each instance, as they came. */
  readonly sent: readonly SentRequest[];
  readonly writes: number;
  readonly accounts: number;
  readonly writtenOnce: number;
  readonly writtenTwice: number;
  readonly neverWritten: number;
  /** Accounts that have the value now. */
  readonly withValue: number;
}

let served: readonly Instance[] = [];

async function serve({ instances, accountsEach, answerMs, type }: FleetOfStandIn) {
  const names = Array.from({ length: instances }, (_, at) => `i${at}`);
  const standIn = await createStandIn({
    instances: names.map((name, seed) =>
      makeBigInstance({
        name,
        accounts: accountsEach,
        seed,
        ...(type === undefined ? {} : { type }),
      }),
    ),
  });
  served = Object.values(standIn.instances);
  return served.map(({ name, origin, tokens, faults }) => {
    if (answerMs > 0) faults.add({ kind: 'delay', ms: answerMs });
    return { name, origin, token: tokens['admin'] ?? '' };
  });
}

function answer(asked: AskedOfStandIn): WrittenAtStandIn | null {
  if (asked === 'clearLog') {
    for (const { log } of served) log.clear();
    return null;
  }
  const listSent = (route?: string): SentRequest[] =>
    served.flatMap(({ log }, at) =>
      log.all({ route }).map(({ method, url, body }) => ({ at, method, url, body })),
    );
  const writes = listSent('accounts.updateConfig');
  const times = new Map<string, number>();
  for (const { at, url } of writes) times.set(`${at} ${url}`, (times.get(`${at} ${url}`) ?? 0) + 1);
  const accounts = served.flatMap(({ state }) => [...state.accounts.values()]);
  const writtenOnce = [...times.values()].filter((count) => count === 1).length;
  return {
    sent: listSent(),
    writes: writes.length,
    accounts: accounts.length,
    writtenOnce,
    writtenTwice: times.size - writtenOnce,
    neverWritten: accounts.length - times.size,
    withValue: accounts.filter(({ config }) => config[asked.field] === asked.value).length,
  };
}

process.once('message', (fleet: FleetOfStandIn) => {
  process.on('message', (asked: AskedOfStandIn) => process.send?.(answer(asked)));
  void serve(fleet).then((all: readonly ServedInstance[]) => process.send?.(all));
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
