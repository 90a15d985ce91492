/** `npx tsx tests/bench/rotation-run.ts [--json] [--accounts N] [--instances N]`: see README.md. */
import { Agent, request } from 'node:http';
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script, Stop } from '../../build/lib/say';
import type { BulkRun } from '../../src/contract';
import { DEFAULT_REQUEST_PLACES } from '../../src/main/domo/request-places';
import { canaryMark } from '../domo/company/canaries';
import { Service } from '../support/service';
import { costOf, type Cost } from './cost-of';
import { sampleRun, type RunSample } from './parts/run-samples';
import { serveFleet } from './parts/served-fleet';
import type { SentRequest, ServedInstance } from './parts/stand-in-program';

const options = new Command('rotation-run')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts in all', Number, 50_000)
  .option('--instances <n>', 'instances', Number, 200)
  .parse()
  .opts<{ json?: true; accounts: number; instances: number }>();

const FIELD = 'password';
const NEW = `${canaryMark}rotated`;
/** Shares of the writes after which the run is looked at. */
const SHARES = [0.2, 0.5, 0.8, 1];

/** The same requests again, as many at once as Latchkey has, and nothing else. */
async function sendPlainly(
  instances: readonly ServedInstance[],
  sent: readonly SentRequest[],
): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  // One of each instance after the other, as a run has them.
  const turns = new Map<number, number>();
  const inTurns = sent
    .map((each) => {
      const turn = turns.get(each.at) ?? 0;
      turns.set(each.at, turn + 1);
      return { each, turn };
    })
    .sort((one, other) => one.turn - other.turn);
  let next = 0;
  const takeTurns = async (): Promise<void> => {
    for (let at = next++; at < inTurns.length; at = next++) {
      const each = inTurns[at]?.each;
      const instance = each && instances[each.at];
      if (each && instance) await sendAgain(agent, instance, each);
    }
  };
  await Promise.all(Array.from({ length: DEFAULT_REQUEST_PLACES }, takeTurns));
  agent.destroy();
}

const sendAgain = (
  agent: Agent,
  { origin, token }: ServedInstance,
  { method, url, body }: SentRequest,
): Promise<void> =>
  new Promise((done, reject) => {
    const headers = { 'x-domo-developer-token': token, 'content-type': 'application/json' };
    request(`${origin}${url}`, { method, agent, headers }, (response) => {
      const { statusCode } = response;
      response.resume();
      response.once('end', () =>
        statusCode === 200 ? done() : reject(new Stop(`A plain request got ${statusCode ?? 0}.`)),
      );
    })
      .once('error', reject)
      .end(body);
  });

const rounded = (number: number): number => Math.round(number * 10) / 10;
const costText = ({ seconds, processorSeconds }: Cost) => ({
  seconds: rounded(seconds),
  processorSeconds: rounded(processorSeconds),
});

const besidePlain = (run: Cost, plain: Cost) => ({
  ...costText(plain),
  ratio: rounded(run.seconds / plain.seconds),
  processorRatio: rounded(run.processorSeconds / plain.processorSeconds),
});

/** Of each part of the run, between two samples: alike if a write costs the same however many were made before it. */
const eachOf = (samples: readonly RunSample[], of: 'seconds' | 'processorSeconds'): number[] =>
  samples.slice(1).map((sample, at) => {
    const last = samples[at] ?? sample;
    return rounded(((sample[of] - last[of]) * 1000) / (sample.writes - last.writes));
  });

async function addInstances(
  service: Service,
  instances: readonly ServedInstance[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, origin, token } of instances) {
    const fields = { instance: origin, label: name, token, check: false };
    ids.push((await service.done('profile.add', fields)).profile.id);
  }
  return ids;
}

script(async () => {
  await compile();
  const { instances } = options;
  const accountsEach = Math.ceil(options.accounts / instances);
  say(`Serving ${accountsEach * instances} accounts of ${instances} instances …`);
  const served = await serveFleet({ instances, accountsEach, answerMs: 0, type: 'snowflake' });
  const service = new Service();
  try {
    const ids = await addInstances(service, served.instances);
    const accounts = ids.flatMap((profileId) =>
      Array.from({ length: accountsEach }, (_, at) => ({
        profileId,
        kind: 'account' as const,
        id: at + 1,
      })),
    );
    say('Planning …');
    const wanted = { change: 'changeSecret' as const, fields: [FIELD], unsure: accounts };
    let planned: BulkRun | null = null;
    const plan = await costOf(async () => {
      planned = await service.done('bulk.plan', { wanted, accounts });
    });
    const { id, items } = planned as unknown as BulkRun;
    const waiting = items.filter(({ state }) => state === 'waiting').length;
    await served.clearLog();
    say(`Writing ${waiting} accounts …`);
    let done = 0;
    const marks = SHARES.map((share) => Math.floor(waiting * share));
    let samples: RunSample[] = [];
    const run = await costOf(async () => {
      samples = await sampleRun(service.events, marks, async () => {
        const ended = await service.done('bulk.run', { id, secrets: { [FIELD]: NEW } });
        done = ended.items.filter(({ state }) => state === 'done').length;
      });
    });
    const { sent, ...written } = await served.readWritten(FIELD, NEW);
    say(`Sending the same ${written.writes} writes plainly, then all ${sent.length} requests …`);
    const writes = sent.filter(({ method }) => method === 'PUT');
    const plain = await costOf(() => sendPlainly(served.instances, writes));
    const plainAll = await costOf(() => sendPlainly(served.instances, sent));
    const figures = {
      accounts: accounts.length,
      instances,
      waiting,
      done,
      /** As the stand-in counted. */
      written,
      plan: costText(plan),
      run: {
        ...costText(run),
        growthMb: Math.round(run.growthMb),
        eachMs: rounded((run.seconds * 1000) / waiting),
        processorEachMs: rounded((run.processorSeconds * 1000) / waiting),
        requestsEach: rounded(sent.length / waiting),
      },
      samples,
      eachMsBetween: eachOf(samples, 'seconds'),
      processorEachMsBetween: eachOf(samples, 'processorSeconds'),
      /** The same writes alone, as many at once; then with the requests that read before and after them. */
      plain: besidePlain(run, plain),
      plainAll: besidePlain(run, plainAll),
    };
    process.stdout.write(`${JSON.stringify(figures, null, options.json === true ? 2 : 0)}\n`);
    const isRight =
      written.writtenOnce === accounts.length &&
      written.withValue === accounts.length &&
      done === accounts.length;
    if (!isRight) throw new Stop('Not every account was written exactly once.');
  } finally {
    await service.close();
    served.close();
  }
  return 0;
});
