/**
 * Kills commands and windows with SIGKILL at moments that a seed chooses, and prints what the next start found. Run it
 * after a build: `npx tsx tests/faults/kill-nine.ts [kills] [seed] [NAME …]`. It ends with 1 when anything was lost,
 * half or sent twice.
 */
import { removeTemporaryFolders } from '../support/temporary-folder';
import { isStoreWhole, killedCommands, type KilledCommand } from './killed-commands';
import { VirtualDisplay } from '../harness/virtual-display';
import { migrationsOfOlderStores } from './killed-migrations';
import { killedPassphrases } from './killed-passphrases';
import { killedWindows } from './killed-windows';
import { KilledDesk } from './killed-desk';

const AT_ONCE = 4;

interface Row {
  kills: number;
  ended: number;
  readonly found: Map<string, number>;
  readonly wrong: string[];
}

async function killOften(desk: KilledDesk, { name, killOnce }: KilledCommand, count: number) {
  const row: Row = { kills: 0, ended: 0, found: new Map(), wrong: [] };
  for (let turn = 0; row.kills < count && turn < count * 3; turn += 1) {
    try {
      const found = await killOnce(desk, turn);
      if (found === null) {
        row.ended += 1;
        continue;
      }
      row.kills += 1;
      row.found.set(found, (row.found.get(found) ?? 0) + 1);
    } catch (error) {
      row.kills += 1;
      row.wrong.push(error instanceof Error ? error.message : String(error));
    }
    process.stderr.write(`${name}: ${row.kills} of ${count}, ${row.wrong.length} wrong\n`);
  }
  return row;
}

async function main(): Promise<void> {
  const [kills = '200', seed = 'kill', ...names] = process.argv.slice(2);
  const wrongs: string[] = [];
  console.log('| command | kills | survived | had ended before | what was found |');
  console.log('| --- | ---: | ---: | ---: | --- |');
  const display = process.platform === 'linux' ? await VirtualDisplay.start() : null;
  if (display) Object.assign(process.env, { DISPLAY: display.name, WAYLAND_DISPLAY: '' });
  const all = [
    ...killedCommands,
    ...killedPassphrases,
    migrationsOfOlderStores,
    ...killedWindows,
  ].filter(({ name }) => names.length === 0 || names.includes(name));
  const each = Math.ceil(Number(kills) / all.length);
  // A few at a time, each with a desk and a stand-in of its own: on a full machine every kill comes too early.
  const waiting = [...all];
  const work = async (): Promise<void> => {
    for (let command = waiting.shift(); command; command = waiting.shift()) {
      const desk = await KilledDesk.open(`${seed} ${command.name}`);
      const row = await killOften(desk, command, each);
      if (!isStoreWhole(desk)) row.wrong.push('the store was set aside');
      await desk.close();
      const found = [...row.found].map(([what, count]) => `${what}: ${count}`).join('; ');
      const survived = row.kills - row.wrong.length;
      console.log(`| ${command.name} | ${row.kills} | ${survived} | ${row.ended} | ${found} |`);
      for (const wrong of row.wrong) console.log(`WRONG: ${command.name}: ${wrong}`);
      wrongs.push(...row.wrong);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await display?.close();
  removeTemporaryFolders();
  process.exit(wrongs.length > 0 ? 1 : 0);
}

void main();
