/** Whether this runs as the superuser of a Unix. */

/** Windows has no numbers for its users, and Node no function that would tell one. Tests give their own. */
export const isSuperuser = (
  userId: (() => number) | undefined = process.getuid?.bind(process),
): boolean => userId?.() === 0;
