/**
 * What a table has under a key that Domo or a person named. Every object inherits something called `constructor` or
 * `__proto__`; that is never meant.
 */
export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
