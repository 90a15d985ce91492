/** All migrations, in order: the store's version is how many of them it has seen. */
import { first } from './0001-first';
import { activity } from './0002-activity';
import { snapshots } from './0003-snapshots';
import { pairings } from './0004-pairings';
import { summaries } from './0005-summaries';
import { rules } from './0006-rules';
import { setAside } from './0007-set-aside';

export const migrations: readonly string[] = [
  first,
  activity,
  snapshots,
  pairings,
  summaries,
  rules,
  setAside,
];
