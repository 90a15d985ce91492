/** All migrations, in order: the store's version is how many of them it has seen. */
import { first } from './0001-first';
import { activity } from './0002-activity';
import { snapshots } from './0003-snapshots';

export const migrations: readonly string[] = [first, activity, snapshots];
