/** Starts the stand-in's process, and reads from it as plainly as a program can. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { resolve } from 'node:path';
import { configPath, routePaths } from '../../../src/main/domo/routes/route-paths';
import type {
  AskedOfStandIn,
  FleetOfStandIn,
  ServedInstance,
  WrittenAtStandIn,
} from './stand-in-program';

export interface ServedFleet {
  readonly instances: readonly ServedInstance[];
  clearLog(): Promise<void>;
  /** Which config writes came since then, and how many accounts have a value. */
  readWritten(field: string, value: string): Promise<WrittenAtStandIn>;
  close(): void;
}

export async function serveFleet(fleet: FleetOfStandIn): Promise<ServedFleet> {
  const child = fork(resolve('tests', 'bench', 'parts', 'stand-in-program.ts'), {
    execArgv: ['--import', 'tsx'],
  });
  await once(child, 'message');
  const answer = once(child, 'message');
  child.send(fleet);
  const [instances] = (await answer) as [readonly ServedInstance[]];
  const ask = async (asked: AskedOfStandIn): Promise<unknown> => {
    const said = once(child, 'message');
    child.send(asked);
    return ((await said) as [unknown])[0];
  };
  return {
    instances,
    clearLog: async () => {
      await ask('clearLog');
    },
    readWritten: async (field, value) => (await ask({ field, value })) as WrittenAtStandIn,
    close: () => child.disconnect(),
  };
}

/** As many as Latchkey has in flight to one instance. */
export const IN_FLIGHT = 5;
/** Of one account: its config and its access list. */
export const REQUESTS_PER_ACCOUNT = 2;

interface ListedAccount {
  readonly id: number;
  readonly dataProviderType: string;
}

export function readPlainly(
  agent: Agent,
  { origin, token }: ServedInstance,
  path: string,
): Promise<unknown> {
  return new Promise((done, reject) => {
    get(
      `${origin}/api/${path}`,
      { agent, headers: { 'x-domo-developer-token': token, accept: 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => {
          done(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        });
      },
    ).once('error', reject);
  });
}

/**
 * Sends the requests of a full sync that are most of it, with as many in flight, and keeps nothing: what a sync is
 * compared with. Returns how many it sent.
 */
export async function readFleetPlainly(instances: readonly ServedInstance[]): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const counts = await Promise.all(
    instances.map(async (instance) => {
      const listed = (await readPlainly(
        agent,
        instance,
        routePaths.account.list,
      )) as ListedAccount[];
      const paths = listed.flatMap(({ id, dataProviderType }) => [
        configPath('account', dataProviderType, id),
        routePaths.account.accessList(id),
      ]);
      let next = 0;
      const takeTurns = async (): Promise<void> => {
        for (let at = next++; at < paths.length; at = next++)
          await readPlainly(agent, instance, paths[at] ?? '');
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, takeTurns));
      return paths.length + 1;
    }),
  );
  agent.destroy();
  return counts.reduce((sum, count) => sum + count, 0);
}
