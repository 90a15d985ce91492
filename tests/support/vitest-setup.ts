/** Runs in every test file. Its `afterAll` is the first to be registered, so it runs after all others. */
import { afterAll, vi } from 'vitest';
import { removeTemporaryFolders } from './temporary-folder';

afterAll(() => {
  removeTemporaryFolders();
  // Another file may follow in the same process.
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
