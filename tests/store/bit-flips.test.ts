/** One flipped bit anywhere in the file costs one start at most, and never an instance. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { temporaryFolder } from '../support/temporary-folder';
import type { FlipReport } from './flip-reader';
import { account, config, profile } from './rows';
import { open } from './store-in-thread';

const FLIPS = 200;
const TIME_LIMIT_MS = 10 * 60_000;

/** Numbers below `limit` that are the same in every run. */
function* numbers(limit: number): Generator<number> {
  for (let state = 12_345; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield Math.floor((state / 2 ** 31) * limit);
  }
}

async function filledFolder(): Promise<string> {
  const folder = temporaryFolder('flips');
  const store = await open(folder);
  await store.addProfile(profile('acme'));
  const accounts = Array.from({ length: 40 }, (_, id) => account(id));
  await store.saveAccountList('acme', 'account', accounts, 1);
  for (const { id } of accounts)
    await store.saveConfig({ profileId: 'acme', kind: 'account', id }, config(id, `host-${id}`), 1);
  await store.close();
  return folder;
}

function flippedCopies(folder: string): string[] {
  const bytes = readFileSync(join(folder, STORE_FILE));
  const choose = numbers(bytes.length * 8);
  return Array.from({ length: FLIPS }, () => {
    const copy = temporaryFolder('flips');
    cpSync(folder, copy, { recursive: true });
    const bit = choose.next().value as number;
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    writeFileSync(join(copy, STORE_FILE), flipped);
    return copy;
  });
}

type ReadReport = Extract<FlipReport, { state: 'read' }>;

/** Reads each folder; a program that dies is started again with the folder that it died of. */
async function readAll(folders: readonly string[]) {
  const reports: ReadReport[] = [];
  const deaths = folders.map(() => 0);
  for (let next = 0; next < folders.length;) {
    const child = fork(resolve('tests', 'store', 'flip-reader.ts'), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message: FlipReport) => {
      if (message.state !== 'read') return;
      reports.push(message);
      next = message.index + 1;
    });
    child.send({ folders, from: next });
    await once(child, 'exit');
    if (next < folders.length) {
      deaths[next] = (deaths[next] ?? 0) + 1;
      if ((deaths[next] ?? 0) > 1) throw new Error(`flip ${next} ends every start`);
    }
  }
  return { reports, deaths: deaths.filter((count) => count > 0).length };
}

it(
  `of ${FLIPS} flipped bits none ends two starts, and each store has its instances`,
  { timeout: TIME_LIMIT_MS },
  async () => {
    const folder = await filledFolder();
    const copies = flippedCopies(folder);
    const { reports: original } = await readAll([folder]);
    const digest = original[0]?.digest;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);

    const { reports, deaths } = await readAll(copies);
    const reported = reports.filter(({ problem }) => problem !== null);
    const harmless = reports.filter((one) => one.problem === null && one.digest === digest);
    const silent = reports.filter((one) => one.problem === null && one.digest !== digest);
    console.log(
      `${FLIPS} flipped bits: ${deaths} ended one start, ${reported.length} reported, ` +
        `${harmless.length} changed nothing that was read, ${silent.length} changed a value unseen`,
    );
    expect(silent).toEqual([]);
    expect(reports).toHaveLength(FLIPS);
    // What could not be read at this start is set aside at the next one, which has the instances.
    const unread = reports.filter(({ profiles }) => profiles === null);
    expect(unread).toEqual([]);
    expect(reports.filter(({ profiles }) => profiles?.[0] !== 'acme')).toEqual([]);
  },
);
