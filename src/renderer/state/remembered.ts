/** Small preferences of this window. Never anything of an account. */
const keyOf = (name: string): string => `latchkey.${name}`;

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    // A profile folder that cannot be written has no storage; preferences are then not kept.
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
  } catch {
    // See recall.
  }
}
