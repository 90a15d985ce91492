/** `npm run trim-lock`: run it after every update of the lock file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lib/paths';
import { trimmed, type LockFile } from './trim';

const file = inRoot('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
writeFileSync(file, `${JSON.stringify(trimmed(lock), null, 2)}\n`);
