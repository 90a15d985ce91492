/** Starts a keychain's process before it is needed: it loads its code while the rest of main loads. */
import type { KeychainHost } from './keychain-client';

/** A host whose first process of `processFile` was started when this was called. */
export function startAhead(host: KeychainHost, processFile: string): KeychainHost {
  let ahead = startOrNull(host, processFile);
  ahead?.onExit(() => {
    ahead = null;
  });
  return (file) => {
    const taken = file === processFile ? ahead : null;
    if (taken === null) return host(file);
    ahead = null;
    return taken;
  };
}

/** Null when it cannot be started: whoever needs it gets the reason then. */
function startOrNull(host: KeychainHost, processFile: string): ReturnType<KeychainHost> | null {
  try {
    return host(processFile);
  } catch {
    return null;
  }
}
