/** The folder of a closed store with one instance and accounts, each with its config. */
import { openStore } from '../../src/main/store';
import { temporaryFolder } from '../support/temporary-folder';
import { KEY, THREAD_FILE } from './constants';
import { account, config, profile } from './rows';

export const ACCOUNTS = 40;

export async function folderOfAccounts(): Promise<string> {
  const folder = temporaryFolder('accounts');
  const store = await openStore({ folder, key: KEY, threadFile: THREAD_FILE });
  await store.addProfile(profile('acme'));
  const accounts = Array.from({ length: ACCOUNTS }, (_, id) => account(id));
  await store.saveAccountList('acme', 'account', accounts, 1);
  for (const { id } of accounts)
    await store.saveConfig(
      { profileId: 'acme', kind: 'account', id },
      config(Number(id), `host-${id}`),
      1,
    );
  await store.close();
  return folder;
}
