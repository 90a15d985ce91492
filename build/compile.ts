/** Compiles main, preload and renderer if a source is newer than the compiled files. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './lib/command';
import { binOf, cliFile, inRoot } from './lib/paths';
import { Stop } from './lib/say';

/** Throws Stop with the output of the compiler. */
export async function compile(): Promise<void> {
  const bin = binOf('electron-vite', 'bin', 'electron-vite.js');
  const ended = await capture(process.execPath, [bin, 'build']);
  if (ended.code !== 0) throw new Stop(`The build failed.\n${ended.stdout}\n${ended.stderr}`);
}

export async function compileIfStale(): Promise<void> {
  if (isStale()) await compile();
}

function isStale(): boolean {
  const page = inRoot('out', 'renderer', 'index.html');
  if (!existsSync(cliFile) || !existsSync(page)) return true;
  const compiled = Math.min(statSync(cliFile).mtimeMs, statSync(page).mtimeMs);
  const settings = [
    'package.json',
    'package-lock.json',
    'electron.vite.config.ts',
    'build/first-chunks.ts',
    'build/thread-bundles.ts',
  ];
  return (
    settings.some((name) => statSync(inRoot(name)).mtimeMs > compiled) ||
    newestChange(inRoot('src')) > compiled
  );
}

function newestChange(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }, statSync(folder).mtimeMs);
}
