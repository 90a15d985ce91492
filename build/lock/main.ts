/** `npm run trim-lock`: after an update that wrote the lock file again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lib/paths';
import { trimmed, type LockFile } from './trim';

const file = inRoot('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
writeFileSync(file, `${JSON.stringify(trimmed(lock), null, 2)}\n`);
