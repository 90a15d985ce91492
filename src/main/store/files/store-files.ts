/** The names of the store's files. Does not load the database, so that main can ask for traces of a store at start. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const STORE_FILE = 'inventory.db';
export const KEY_ID_FILE = 'inventory.key-id';
export const PROFILE_BACKUP_FILE = 'profiles.backup';
export const WRITE_COUNT_FILE = 'inventory.writes.json';
export const DAMAGE_NOTICE_FILE = 'inventory.notice.json';

/** Whether the folder has a store, or had one: what belongs to it in the keychain must not be made again then. */
export const hasStoreTraces = (folder: string): boolean =>
  [STORE_FILE, KEY_ID_FILE, PROFILE_BACKUP_FILE].some((name) => existsSync(join(folder, name)));
