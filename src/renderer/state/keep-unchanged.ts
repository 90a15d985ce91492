/**
 * What was read again, with the objects from before for everything that is as it was: what shows one of them need not be
 * drawn again. All of them unchanged: the list from before.
 */
export function keepUnchanged<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (each: T) => string,
): readonly T[] {
  const known = new Map(before.map((each) => [keyOf(each), each]));
  const kept = now.map((each) => {
    const earlier = known.get(keyOf(each));
    return earlier !== undefined && JSON.stringify(earlier) === JSON.stringify(each)
      ? earlier
      : each;
  });
  const isSame =
    kept.length === before.length && kept.every((each, index) => each === before[index]);
  return isSame ? before : kept;
}
