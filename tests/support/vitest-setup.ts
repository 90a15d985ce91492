/** Runs in every test file. Its `afterAll` is the first to be registered, so it runs after all others. */
import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './temporary-folder';

afterAll(removeTemporaryFolders);
