/**
 * `npx tsx tests/faults/bit-flips.ts [COUNT] [unnoticed]`: flips one bit of a store, COUNT times in copies (200), and says
 * what became of each. `unnoticed`: as a failing disk does it, which leaves the times of the file as they were. Build
 * first: the check runs in a compiled process.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';
import { createStoreChecker } from '../../src/main/store/check/run-store-check';
import { KEY } from '../store/constants';
import { saveClosedState } from '../../src/main/store/files/closed-state';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { compiledProgram } from '../support/compiled-program';
import { temporaryFolder } from '../support/temporary-folder';
import type { FlipReport } from '../store/flip-reader';
import { folderOfAccounts } from '../store/folder-of-accounts';

/** Numbers below `limit` that are the same in every run. */
function* numbers(limit: number): Generator<number> {
  for (let state = 12_345; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield Math.floor((state / 2 ** 31) * limit);
  }
}

/** `written`: the file system saw it, as when a copy or a backup went wrong. `unnoticed`: only its bytes are different. */
export type FlipKind = 'written' | 'unnoticed';

function flippedCopies(folder: string, count: number, kind: FlipKind): string[] {
  const bytes = readFileSync(join(folder, STORE_FILE));
  const choose = numbers(bytes.length * 8);
  return Array.from({ length: count }, () => {
    const copy = temporaryFolder('flips');
    cpSync(folder, copy, { recursive: true });
    const bit = choose.next().value as number;
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    writeFileSync(join(copy, STORE_FILE), flipped);
    if (kind === 'unnoticed') saveClosedState(copy);
    return copy;
  });
}

type ReadReport = Extract<FlipReport, { state: 'read' }>;

/** Reads each folder; a program that dies is started again with the folder that it died of. */
async function readAll(folders: readonly string[]) {
  const reports: ReadReport[] = [];
  const deaths = folders.map(() => 0);
  const reader = await compiledProgram('tests/store/flip-reader.ts');
  for (let next = 0; next < folders.length;) {
    const child = fork(reader, {
      execArgv: [],
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

export interface FlipOutcome {
  /** Ended one start. The next one had the instances. */
  readonly deaths: number;
  /** Named when the store was opened or read. */
  readonly reported: number;
  readonly harmless: number;
  /** Something that was there is missing, and only `latchkey status --check` says that the file is damaged. */
  readonly foundByCheck: number;
  /** Nothing says so. */
  readonly silent: readonly ReadReport[];
  /** Without a single account: what could not be read is what says where the rows are. */
  readonly emptied: number;
  /** Stores that could not be read, or without their instance. */
  readonly lost: readonly ReadReport[];
}

const check = createStoreChecker(
  nodeKeychainHost,
  resolve('out', 'main', 'store-check-process.js'),
);

export async function flipBits(count: number, kind: FlipKind = 'written'): Promise<FlipOutcome> {
  const folder = await folderOfAccounts();
  const copies = flippedCopies(folder, count, kind);
  const { reports: original } = await readAll([folder]);
  const digest = original[0]?.digest;
  if (digest === undefined || digest === null) throw new Error('The store as it was is not read.');

  const { reports, deaths } = await readAll(copies);
  if (reports.length !== count) throw new Error(`Only ${reports.length} stores were read.`);
  const unnamed = reports.filter((one) => one.problem === null && one.digest !== digest);
  const silent: ReadReport[] = [];
  for (const one of unnamed) {
    const file = join(copies[one.index] ?? '', STORE_FILE);
    const { state } = await check({ file, key: KEY, depth: 'full' });
    if (state !== 'damaged') silent.push(one);
  }
  return {
    deaths,
    reported: reports.filter(({ problem }) => problem !== null).length,
    harmless: reports.filter((one) => one.problem === null && one.digest === digest).length,
    foundByCheck: unnamed.length - silent.length,
    silent,
    emptied: reports.filter(({ accounts }) => accounts === 0).length,
    lost: reports.filter(({ profiles }) => profiles?.[0] !== 'acme'),
  };
}

export const describeFlips = (count: number, outcome: FlipOutcome): string =>
  `${count} flipped bits: ${outcome.deaths} ended one start, ${outcome.reported} were reported, ` +
  `${outcome.harmless} changed nothing that was read, ${outcome.foundByCheck} were found by a check only, ` +
  `${outcome.silent.length} were silent, ${outcome.emptied} lost all accounts, ${outcome.lost.length} lost the instance`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = Number(process.argv[2] ?? 200);
  const kind = process.argv[3] === 'unnoticed' ? 'unnoticed' : 'written';
  void flipBits(count, kind).then((outcome) => {
    console.log(describeFlips(count, outcome));
    process.exitCode = outcome.silent.length + outcome.lost.length === 0 ? 0 : 1;
  });
}
