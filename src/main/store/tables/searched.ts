/** The text that an account is found by, and what is in it that may become known later. */
import type { Account } from '../../../contract';
import { textOf, type Database } from '../database';
import { searchText } from '../text';

export const textOfAccount = (account: Account, owner: string | null): string =>
  searchText([
    account.displayName,
    account.name,
    account.dataProviderType,
    owner,
    String(account.id),
  ]);

/** Who owns it, and with that the text that it is found by. */
export function setOwner(database: Database, row: number, owner: string | null): void {
  const current = database.get('SELECT data FROM accounts WHERE row = ?', row);
  if (!current) return;
  const text = textOfAccount(JSON.parse(textOf(current['data'])) as Account, owner);
  database.run(
    'UPDATE accounts SET owner = ?, search_text = ? WHERE row = ?',
    ...[owner, text, row],
  );
  index(database, row, text);
}

export function index(database: Database, row: number, text: string): void {
  database.run('DELETE FROM accounts_text WHERE rowid = ?', row);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', row, text);
}
