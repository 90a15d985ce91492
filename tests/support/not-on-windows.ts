/** For `skipIf`: true on Windows, after a message, so that a skipped test does not look as if it had run. */
export function notOnWindows(what: string, reason: string): boolean {
  if (process.platform !== 'win32') return false;
  console.warn(`SKIPPED ${what}: ${reason}`);
  return true;
}

export const LINKS_NEED_A_RIGHT = 'making a symbolic link needs a right that few people have';
export const NO_POSIX_MODES = 'Windows has no POSIX modes; a folder of the user is private there';
