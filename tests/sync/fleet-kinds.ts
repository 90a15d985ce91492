/** Instances of a fleet that do not answer as they should, and how a sync of each ends. */

export const badKinds = ['dead', 'silent', 'garbage'] as const;
export type BadKind = (typeof badKinds)[number];

/** Outcome and code of the Problem. */
export const endOfKind: Readonly<Record<BadKind, string>> = {
  dead: 'failed offline',
  silent: 'failed timeout',
  garbage: 'failed badResponse',
};

/** Each kind in turn, one of so many instances. */
export const kindAt = (index: number, oneOf: number): BadKind | null =>
  index % oneOf === 0 ? (badKinds[(index / oneOf) % badKinds.length] ?? null) : null;

/** Below 1024, so that no other test gets the port by chance, as it could get one that was closed. */
export const deadOrigin = (index: number): string => `http://127.0.0.1:${640 + (index % 360)}`;
