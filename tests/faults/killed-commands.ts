/** What is killed, and what must be so at the next start. Each check gives what it found, or fails with what is wrong. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rawEntries } from '../lock/raw-entries';
import type { KilledDesk } from './killed-desk';

export interface KilledCommand {
  readonly name: string;
  /** Runs the command, kills it, and says what was found. Null: it had ended before. */
  readonly killOnce: (desk: KilledDesk, turn: number) => Promise<string | null>;
}

/** How long each command takes unkilled, measured once. */
const lasts = new Map<string, number>();

async function duration(desk: KilledDesk, name: string, args: string[], input = '') {
  const known = lasts.get(name) ?? (await desk.time(args, input));
  lasts.set(name, known);
  return known;
}

const demand = (holds: boolean, wrong: string): void => {
  if (!holds) throw new Error(wrong);
};

export const countKept = async (desk: KilledDesk): Promise<number> =>
  (await desk.ask('inventory.search', { limit: 1 })).total;

const syncs: KilledCommand = {
  name: 'sync',
  killOnce: async (desk) => {
    const args = ['sync'];
    const until = await duration(desk, 'sync', args);
    const before = await countKept(desk);
    const killed = await desk.kill({ args, from: until / 4, until });
    demand((await countKept(desk)) === before, 'the sync lost accounts');
    return killed ? 'every account is there' : null;
  },
};

export async function accountToRename(desk: KilledDesk) {
  const { profiles } = await desk.ask('profile.list', {});
  const profileId = profiles.find(({ label }) => label.endsWith('Staging'))?.id ?? '';
  const { rows } = await desk.ask('inventory.search', {
    limit: 1,
    filter: { profileIds: [profileId], kind: 'account' },
  });
  const [row] = rows;
  if (!row) throw new Error('no account to rename');
  return { profileId, id: row.id };
}

/** What became of a rename: it reached Domo at most once, and the activity tells the truth. Null if it had ended. */
export async function judgeWrite(
  desk: KilledDesk,
  name: string,
  killed: boolean,
): Promise<string | null> {
  const arrived = desk.standIn.instances.staging.log
    .all({ mentioning: name })
    .filter(({ method }) => method === 'PUT').length;
  demand(arrived <= 1, `the write was sent ${arrived} times`);
  const { entries } = await desk.ask('activity.list', { limit: 20 });
  const entry = entries.find(({ changes }) => JSON.stringify(changes).includes(name));
  if (!killed) return null;
  if (!entry) {
    demand(arrived === 0, 'a write that reached Domo is not in the activity');
    return 'not begun';
  }
  demand(['unknown', 'done'].includes(entry.outcome), `the activity says ${entry.outcome}`);
  demand(arrived === 1 || entry.outcome !== 'done', 'the activity says done, and nothing was sent');
  return `${arrived === 1 ? 'sent' : 'not sent'}, ${entry.outcome}`;
}

/** Renames an account, and counts what reached Domo. */
const writes: KilledCommand = {
  name: 'write (rename)',
  killOnce: async (desk, turn) => {
    const { profileId, id } = await accountToRename(desk);
    const request = (displayName: string): string =>
      JSON.stringify({ profileId, kind: 'account', id, displayName });
    const args = ['call', 'account.rename'];
    const until = await duration(desk, 'write', args, request('Measured'));
    const name = `Killed ${turn} of ${process.pid}`;
    const killed = await desk.kill({ args, input: request(name), from: until / 3, until });
    return judgeWrite(desk, name, killed);
  },
};

const partsBeside = (desk: KilledDesk): string[] =>
  readdirSync(desk.folder).filter((name) => name.endsWith('.part'));

const exports: KilledCommand = {
  name: 'export',
  killOnce: async (desk) => {
    const args = ['export', 'accounts', '--out', desk.file];
    const until = await duration(desk, 'export', args);
    const before = readFileSync(desk.file, 'utf8');
    const killed = await desk.kill({ args, from: until / 3, until });
    const after = readFileSync(desk.file, 'utf8');
    // A new one differs in ages alone.
    demand(after.split('\n').length === before.split('\n').length, 'the file is half a file');
    demand(after.endsWith('\n'), 'the file ends within a row');
    const left = partsBeside(desk).length;
    await desk.time(args);
    demand(partsBeside(desk).length === 0, 'a part lasts beyond the next export');
    if (!killed) return null;
    return left > 0 ? 'a part was left, and removed' : 'no part was left';
  },
};

const LABEL = 'Kestrel Bay · Development';

const isThere = async (desk: KilledDesk): Promise<string | null> => {
  const { profiles } = await desk.ask('profile.list', {});
  return profiles.find(({ label }) => label === LABEL)?.id ?? null;
};

const addArguments = (desk: KilledDesk): string[] => [
  'profile',
  'add',
  desk.standIn.instances.development.origin,
  '--label',
  LABEL,
];

async function addAgain(desk: KilledDesk): Promise<number> {
  return desk.time(addArguments(desk), desk.standIn.instances.development.token('admin'));
}

const additions: KilledCommand = {
  name: 'profile add',
  killOnce: async (desk) => {
    if ((await isThere(desk)) !== null) await desk.time(['profile', 'remove', LABEL]);
    const until = lasts.get('add') ?? (await addAgain(desk));
    lasts.set('add', until);
    if ((await isThere(desk)) !== null) await desk.time(['profile', 'remove', LABEL]);
    const input = desk.standIn.instances.development.token('admin');
    const killed = await desk.kill({ args: addArguments(desk), input, from: until / 3, until });
    const id = await isThere(desk);
    if (id !== null) {
      demand((await tokensOf(desk, [id])) === 1, 'the instance has no token');
      return killed ? 'added, with its token' : null;
    }
    const { entries } = await desk.ask('activity.list', { limit: 5 });
    const begun = entries.filter(({ operation, outcome }) => {
      return operation === 'profile.add' && outcome === 'unknown';
    });
    const ids = begun.map(({ profileId }) => profileId);
    const left = await tokensOf(desk, ids);
    // A command can end before this housekeeping, which the next one does again.
    for (let start = 0; start < 10 && (await tokensOf(desk, ids)) > 0; start += 1) {
      await desk.time(['sync', '--profile', 'Kestrel Bay · Staging']);
    }
    demand((await tokensOf(desk, ids)) === 0, 'a token without its instance lasts');
    if (!killed) return null;
    return left > 0 ? 'not added, a token was left, and removed' : 'not added, no token';
  },
};

const tokensOf = async (desk: KilledDesk, ids: readonly string[]): Promise<number> =>
  Object.keys(
    await rawEntries(
      desk.desk,
      ids.map((id) => `token:${id}`),
    ),
  ).length;

const removals: KilledCommand = {
  name: 'profile remove',
  killOnce: async (desk) => {
    if ((await isThere(desk)) === null) await addAgain(desk);
    const args = ['profile', 'remove', LABEL];
    const until = await duration(desk, 'remove', args);
    const id = (await isThere(desk)) ?? (await addAgain(desk), await isThere(desk)) ?? '';
    const killed = await desk.kill({ args, from: until / 3, until });
    const stays = (await isThere(desk)) !== null;
    const tokens = await tokensOf(desk, [id]);
    demand(stays || tokens === 0, 'the token of a removed instance lasts');
    if (stays && tokens === 0) {
      const request = JSON.stringify({ profileId: id });
      const { stdout } = await desk.desk.cli(['call', 'profile.check'], request);
      demand(stdout.includes('noToken'), 'an instance without token does not say so');
      await desk.time(args);
    }
    if (!killed) return null;
    if (!stays) return 'removed, with its token';
    return tokens === 0 ? 'there without token, and says so' : 'there with its token';
  },
};

export const killedCommands: readonly KilledCommand[] = [
  syncs,
  writes,
  exports,
  additions,
  removals,
];

/** Whether the desk still has a store that was never set aside. */
export const isStoreWhole = (desk: KilledDesk): boolean =>
  !existsSync(`${desk.desk.home}/inventory.notice.json`);
