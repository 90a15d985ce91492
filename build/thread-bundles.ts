/**
 * Bundles each thread and process of main by itself. Shared with main, their code brings along every schema of the
 * contract, and each of them runs all of it when it starts.
 */
import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { droppableSchemas } from './droppable-schemas';
import { recordBundledPackages } from './package/shipped-packages';

interface ThreadBundles {
  /** Files by the name of what is made of them. */
  readonly entries: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly target: string;
  readonly external: readonly string[];
}

export const threadBundles = ({ entries, folder, target, external }: ThreadBundles): Plugin => ({
  name: 'latchkey:thread-bundles',
  async closeBundle() {
    for (const [name, file] of Object.entries(entries)) {
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [droppableSchemas(), recordBundledPackages(name)],
        // As electron-vite does for main: packages are bundled, except those that cannot be.
        ssr: { noExternal: true, external: [...external] },
        build: {
          ssr: true,
          target,
          outDir: folder,
          emptyOutDir: false,
          minify: false,
          reportCompressedSize: false,
          rolldownOptions: {
            input: { [name]: resolve(file) },
            external: ['electron', ...external],
            treeshake: { moduleSideEffects: [{ test: /\/src\/contract\//u, sideEffects: false }] },
            output: {
              format: 'cjs',
              codeSplitting: false,
              entryFileNames: '[name].js',
            },
          },
        },
      });
    }
  },
});
