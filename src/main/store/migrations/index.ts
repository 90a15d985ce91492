/** All migrations, in order: the store's version is how many of them it has seen. */
import { first } from './0001-first';
import { activity } from './0002-activity';

export const migrations: readonly string[] = [first, activity];
