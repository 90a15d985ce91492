/** Small preferences of this window. Never anything of an account. */
const storageKey = (name: string): string => `latchkey.${name}`;

export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(storageKey(name));
  } catch {
    // A profile folder that cannot be written has no storage; preferences are then not kept.
    return null;
  }
}

export function savePreference(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(storageKey(name));
    else localStorage.setItem(storageKey(name), value);
  } catch {
    // See recall.
  }
}
