/** Whether the process runs as root. False on Windows, where Node has no `getuid`. Tests pass their own. */
export const isSuperuser = (
  userId: (() => number) | undefined = process.getuid?.bind(process),
): boolean => userId?.() === 0;
