/**
 * What hostile answers cost: for each, how long main stood still at most, and how much memory the process took. Run it
 * after a build: `npx tsx --expose-gc tests/faults/hostile-answers.ts [NAME …]`. It ends with 1 when a limit is exceeded.
 */
import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toProblem } from '../../src/contract';
import { AnswerThreadHost, createDomoClient, type DomoClient } from '../../src/main/domo';
import { hostileAnswers, type HostileAnswer } from './hostile-bodies';
import { watchTurns } from './turns';

const MAX_STALL_MS = 50;
const MAX_MEMORY_MB = 300;
const MB = 1024 * 1024;

interface Cost {
  readonly stall: number;
  readonly memory: number;
  readonly seconds: number;
  readonly outcome: string;
}

async function measure(work: () => Promise<unknown>): Promise<Cost> {
  await collectGarbage();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const turns = watchTurns();
  const began = performance.now();
  const outcome = await work().then(describeAnswer, (error: unknown) => toProblem(error).message);
  const seconds = (performance.now() - began) / 1000;
  await nextTurn();
  const stall = turns.end();
  clearInterval(timer);
  peak = Math.max(peak, process.memoryUsage.rss());
  return { stall, memory: (peak - before) / MB, seconds, outcome };
}

/** A collection frees pages in the background, and the next one waits until that is done. */
async function collectGarbage(): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    globalThis.gc?.();
    await nextTurn();
  }
}

function describeAnswer(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return 'done';
  if ('items' in answer && Array.isArray(answer.items)) {
    const skipped = 'setAsideCount' in answer ? String(answer.setAsideCount) : '0';
    return `${answer.items.length} rows, ${skipped} set aside`;
  }
  return 'read';
}

const calls: Readonly<Record<HostileAnswer['route'], (client: DomoClient) => Promise<unknown>>> = {
  list: (client) => client.listAccounts('account'),
  providers: (client) => client.listProviders(),
  account: (client) => client.getAccount('account', 1),
  config: (client) => client.getConfig('account', 1, { dataProviderType: 'x' }),
  accessList: (client) => client.getAccessList('account', 1),
  users: (client) => client.searchUsers('a', 10),
  create: (client) => client.createAccount('account', { name: 'a' }),
};

async function main(): Promise<void> {
  const server = fork(resolve('tests/faults/hostile-server.ts'), { execArgv: ['--import', 'tsx'] });
  const port = await new Promise<number>((resolvePort) => server.once('message', resolvePort));
  const answers = new AnswerThreadHost(resolve('out', 'main', 'answer-thread.js'));
  let failed = false;
  const atStart = process.memoryUsage.rss();
  let mostMemory = 0;
  let mostKept = 0;
  console.log('| answer | main stood still, ms | memory, MB | kept, MB | s | outcome |');
  console.log('| --- | ---: | ---: | ---: | ---: | --- |');
  const asked = process.argv.slice(2);
  const chosen = hostileAnswers.filter(({ name }) => asked.length === 0 || asked.includes(name));
  const rounds = [warmUp, ...chosen];
  for (const { name, route } of rounds) {
    const client = createDomoClient(
      {
        origin: `http://127.0.0.1:${port}`,
        token: () => Promise.resolve(`canary-token-${encodeURIComponent(name)}`),
        timeout: 120_000,
      },
      answers,
    );
    const cost = await measure(() => calls[route](client));
    client.close();
    mostMemory = Math.max(mostMemory, process.memoryUsage.rss() - atStart);
    await answers.settle();
    await collectGarbage();
    mostKept = Math.max(mostKept, process.memoryUsage.rss() - atStart);
    if (name === warmUp.name) continue;
    failed ||= cost.stall > MAX_STALL_MS || cost.memory > MAX_MEMORY_MB;
    const kept = (process.memoryUsage.rss() - atStart) / MB;
    const numbers = [cost.stall, cost.memory, kept].map((value) => value.toFixed(0)).join(' | ');
    console.log(`| ${name} | ${numbers} | ${cost.seconds.toFixed(1)} | ${cost.outcome} |`);
  }
  const [most, kept] = [mostMemory, mostKept].map((bytes) => (bytes / MB).toFixed(0));
  console.log(
    `\nRight after an answer the process had at most ${most} MB more than at the start. When its thread had ended and` +
      ` the garbage was collected, at most ${kept} MB.`,
  );
  // What is not collected yet is garbage: main collects it when it wants memory.
  failed ||= mostKept / MB > MAX_MEMORY_MB;
  answers.close();
  server.kill();
  process.exitCode = failed ? 1 : 0;
}

/** The first answer pays for compiling and for the thread. */
const warmUp: Pick<HostileAnswer, 'name' | 'route'> = { name: 'warm-up', route: 'list' };

void main();
