/** Kills a command that sets, changes or removes the passphrase: nothing is lost, and the next unlocking seals everything. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawEntries } from '../lock/raw-entries';
import type { KilledCommand } from './killed-commands';
import type { KilledDesk } from './killed-desk';

const FIRST = 'the first passphrase';
const SECOND = 'the second passphrase';

const unlockedBy = (desk: KilledDesk, passphrase: string): { LATCHKEY_PASSPHRASE_FILE: string } => {
  const file = join(desk.folder, 'passphrase.txt');
  writeFileSync(file, passphrase);
  return { LATCHKEY_PASSPHRASE_FILE: file };
};

const isLocked = (desk: KilledDesk): boolean => existsSync(join(desk.desk.home, 'lock.json'));

async function run(desk: KilledDesk, operation: string, request: object, passphrase?: string) {
  const env = passphrase === undefined ? {} : unlockedBy(desk, passphrase);
  const { code, stderr } = await desk.desk.cli(['call', operation], JSON.stringify(request), env);
  if (code !== 0) throw new Error(`${operation}: ${stderr}`);
}

async function setFirst(desk: KilledDesk): Promise<void> {
  await learnEntries(desk);
  await run(desk, 'lock.setPassphrase', { passphrase: FIRST, current: null });
}
const remove = (desk: KilledDesk, current: string): Promise<void> =>
  run(desk, 'lock.removePassphrase', { current }, current);

const names = new WeakMap<KilledDesk, string[]>();

/** The key of the store, and the tokens of the three instances, whose ids a plain desk tells. */
async function learnEntries(desk: KilledDesk): Promise<void> {
  if (names.has(desk)) return;
  const { profiles } = await desk.ask('profile.list', {});
  names.set(desk, ['key:store', ...profiles.map(({ id }) => `token:${id}`)]);
}

/** How many instances there are; null if the passphrase is wrong. */
async function countInstances(desk: KilledDesk, passphrase: string): Promise<number | null> {
  const listed = await desk.desk.cli(
    ['profile', 'list', '--json'],
    '',
    unlockedBy(desk, passphrase),
  );
  if (listed.code !== 0) return null;
  return [...listed.stdout.matchAll(/"id": ?"[0-9a-f]{12}"/gu)].length;
}

/** How many entries were sealed before the first unlocking. After it all must be, or none without a passphrase. */
async function judge(desk: KilledDesk): Promise<{ opens: string | null; sealed: number }> {
  const passphrases = isLocked(desk) ? [FIRST, SECOND] : [''];
  const entries = names.get(desk) ?? [];
  const sealed = await countSealed(desk, entries);
  for (const passphrase of passphrases) {
    const instances = await countInstances(desk, passphrase);
    if (instances === null) continue;
    if (instances !== 3) throw new Error(`${instances} instances are left`);
    const count = Object.keys(await rawEntries(desk.desk, entries)).length;
    if (count !== 4) throw new Error(`${count} entries are left`);
    const wanted = isLocked(desk) ? count : 0;
    const after = await countSealed(desk, entries);
    if (after !== wanted) throw new Error(`${after} of ${count} entries are sealed`);
    if (wanted > 0 && !readLock(desk).includes('"sealsAll": true'))
      throw new Error('the file does not say that all are sealed');
    return { opens: wanted > 0 ? passphrase : null, sealed };
  }
  throw new Error('no passphrase opens it');
}

const countSealed = async (desk: KilledDesk, accounts: readonly string[]): Promise<number> =>
  Object.values(await rawEntries(desk.desk, accounts)).filter((entry) =>
    entry.startsWith('sealed:'),
  ).length;

/** Ms in which the entries are written again after the file changed, on a busy machine too. */
const REWRITING_MS = 150;

const readLock = (desk: KilledDesk): string =>
  isLocked(desk) ? readFileSync(join(desk.desk.home, 'lock.json'), 'utf8') : '';

/** Kills it while it writes the entries again: from when it changed the file. */
async function killAndJudge(
  desk: KilledDesk,
  operation: string,
  request: object,
  passphrase?: string,
): Promise<string | null> {
  const before = readLock(desk);
  const killed = await desk.kill({
    args: ['call', operation],
    input: JSON.stringify(request),
    env: passphrase === undefined ? {} : unlockedBy(desk, passphrase),
    when: () => readLock(desk) !== before,
    until: REWRITING_MS,
  });
  const { opens, sealed } = await judge(desk);
  if (opens !== null) await remove(desk, opens);
  if (!killed) return null;
  if (opens === null) return 'no passphrase, all plain';
  return `${opens}, ${sealed} entries were sealed, all afterwards`;
}

export const killedPassphrases: readonly KilledCommand[] = [
  {
    name: 'passphrase set',
    killOnce: async (desk) => {
      await learnEntries(desk);
      return killAndJudge(desk, 'lock.setPassphrase', { passphrase: FIRST, current: null });
    },
  },
  {
    name: 'passphrase change',
    killOnce: async (desk) => {
      await setFirst(desk);
      return killAndJudge(
        desk,
        'lock.setPassphrase',
        { passphrase: SECOND, current: FIRST },
        FIRST,
      );
    },
  },
  {
    name: 'passphrase remove',
    killOnce: async (desk) => {
      await setFirst(desk);
      return killAndJudge(desk, 'lock.removePassphrase', { current: FIRST }, FIRST);
    },
  },
];
