/** A program for a store under half of its key. `half-key-program.ts <folder> write`: dies with a change in the log; `open`: opens it. */
import { join } from 'node:path';
import { connectWith } from '../../src/main/store/db/connect-database';
import { openDatabase } from '../../src/main/store/db/open-database';
import { noteWrittenRows } from '../../src/main/store/macs/written-rows';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { KEY } from './constants';

const [folder = '', mode = ''] = process.argv.slice(2);
if (mode === 'write') {
  const database = connectWith('half', join(folder, STORE_FILE), KEY);
  database.exec('PRAGMA journal_mode = WAL');
  noteWrittenRows(database);
  database.run("UPDATE profiles SET colour = 'red'");
  process.kill(process.pid, 'SIGKILL');
} else {
  openDatabase(folder, KEY).close();
}
