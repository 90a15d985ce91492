/**
 * A program of the tests as one JavaScript file. Compiled once: a program that compiles TypeScript when it starts takes a
 * second of the processor each time, and most of its memory is the compiler's.
 */
import { rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

const compiled = new Map<string, Promise<string>>();

/** Below the project, so that the program finds its packages. */
const folder = resolve('test-results', 'programs', String(process.pid));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

/** @param source its path in the project. Resolves with the compiled file, which goes when this process ends. */
export function compiledProgram(source: string): Promise<string> {
  const file = compiled.get(source) ?? compileProgram(resolve(source));
  compiled.set(source, file);
  return file;
}

async function compileProgram(source: string): Promise<string> {
  const name = basename(source, '.ts');
  const outDir = join(folder, name);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: source,
      target: 'node20.18',
      outDir,
      rolldownOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}
