/**
 * Puts what a page's first script imports into few files. Left to itself the bundler makes some thirty, because parts
 * that load later share them, and each file is another question to main while main loads.
 */
import type { Rolldown } from 'vite';

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Whether a module is loaded with this script: imported by it, and not with `import()`. */
function loadedWith(script: RegExp): (id: string, modules: Modules) => boolean {
  const known = new Map<string, boolean>();
  const isLoaded = (id: string, modules: Modules): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Modules may import each other in a ring.
    known.set(id, false);
    const importers = modules.getModuleInfo(id)?.importers ?? [];
    const loaded = script.test(id) || importers.some((each) => isLoaded(each, modules));
    known.set(id, loaded);
    return loaded;
  };
  return isLoaded;
}

/** For `codeSplitting`. The lock page must load no code of the app, so what it loads is left out. */
export function firstChunks(): NonNullable<Rolldown.OutputOptions['codeSplitting']> {
  const isOfLock = loadedWith(/\/renderer\/lock\//u);
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'first',
        tags: ['$initial'],
        name: (id, modules) => (id.endsWith('.html') || isOfLock(id, modules) ? null : 'first'),
      },
    ],
  };
}
