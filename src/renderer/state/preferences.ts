/** Small preferences of this window. They never contain account data. */
const storageKey = (name: string): string => `latchkey.${name}`;

export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(storageKey(name));
  } catch {
    // Without a writable data folder there is no storage, and preferences are not stored.
    return null;
  }
}

export function savePreference(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(storageKey(name));
    else localStorage.setItem(storageKey(name), value);
  } catch {
    // As in readPreference.
  }
}
