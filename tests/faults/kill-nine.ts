/**
 * Kills commands with SIGKILL at moments that a seed chooses, and prints what the next start found. Run it after a
 * build: `npx tsx tests/faults/kill-nine.ts [kills] [seed]`. It ends with 1 when anything was lost, half or sent twice.
 */
import { removeTemporaryFolders } from '../support/temporary-folder';
import { isStoreWhole, killedCommands, type KilledCommand } from './killed-commands';
import { KilledDesk } from './killed-desk';

interface Row {
  kills: number;
  ended: number;
  readonly found: Map<string, number>;
  readonly wrong: string[];
}

async function killOften(desk: KilledDesk, { killOnce }: KilledCommand, count: number) {
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
  }
  return row;
}

async function main(): Promise<void> {
  const [kills = '200', seed = 'kill'] = process.argv.slice(2);
  const wrongs: string[] = [];
  console.log('| command | kills | survived | had ended before | what was found |');
  console.log('| --- | ---: | ---: | ---: | --- |');
  const each = Math.ceil(Number(kills) / killedCommands.length);
  // Side by side: each has a desk and a stand-in of its own.
  await Promise.all(
    killedCommands.map(async (command) => {
      const desk = await KilledDesk.open(`${seed} ${command.name}`);
      const row = await killOften(desk, command, each);
      if (!isStoreWhole(desk)) row.wrong.push('the store was set aside');
      await desk.close();
      const found = [...row.found].map(([what, count]) => `${what}: ${count}`).join('; ');
      const survived = row.kills - row.wrong.length;
      console.log(`| ${command.name} | ${row.kills} | ${survived} | ${row.ended} | ${found} |`);
      for (const wrong of row.wrong) console.log(`WRONG: ${command.name}: ${wrong}`);
      wrongs.push(...row.wrong);
    }),
  );
  removeTemporaryFolders();
  process.exit(wrongs.length > 0 ? 1 : 0);
}

void main();
