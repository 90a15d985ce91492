/** An export follows links, and never replaces what is no regular file. */
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINKS_NEED_A_RIGHT, notOnWindows } from '../support/not-on-windows';
import { problemFrom } from '../store/store-in-thread';
import { exportBench } from './filled-store';

const noLinks = notOnWindows('links in tests/export', LINKS_NEED_A_RIGHT);
const noPipes = notOnWindows('pipes in tests/export', 'Windows has no named pipes in folders');
const noOpenFiles = process.platform !== 'linux';
if (noOpenFiles) console.warn('SKIPPED open files in tests/export: this system has no /proc');
const noDevices = process.platform !== 'linux' || process.geteuid?.() !== 0;
if (noDevices) console.warn('SKIPPED devices in tests/export: only root on Linux can make one');

const bench = exportBench();

describe.skipIf(noLinks)('a link', () => {
  it('stays, and the file that it leads to is replaced', async () => {
    mkdirSync(join(bench.folder, 'other'));
    const elsewhere = join(bench.folder, 'other', 'elsewhere.csv');
    const first = join(bench.folder, 'first.csv');
    const second = join(bench.folder, 'second.csv');
    writeFileSync(elsewhere, 'before');
    symlinkSync(join('other', 'elsewhere.csv'), first);
    symlinkSync('first.csv', second);
    const { file, bytes } = await bench.exportTo(second);
    expect(file).toBe(second);
    expect(readFileSync(elsewhere)).toHaveLength(bytes);
    expect(readlinkSync(second)).toBe('first.csv');
    expect(readdirSync(join(bench.folder, 'other'))).toEqual(['elsewhere.csv']);
  });

  it('that leads to no file yet stays, and the file is made', async () => {
    mkdirSync(join(bench.folder, 'other'));
    const link = join(bench.folder, 'link.csv');
    symlinkSync(join('other', 'new.csv'), link);
    const { bytes } = await bench.exportTo(link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(bench.folder, 'other', 'new.csv'))).toHaveLength(bytes);
  });

  it('that leads to itself is a Problem', async () => {
    const link = join(bench.folder, 'link.csv');
    symlinkSync('link.csv', link);
    expect(await problemFrom(bench.exportTo(link))).toMatchObject({
      code: 'cannotWriteFile',
      message: `${link} was not written: its links lead in a circle.`,
    });
  });
});

describe.skipIf(noOpenFiles)('a file that the shell has open', () => {
  it.each(['its number', 'a link to it'])('is written behind what it has: %s', async (way) => {
    const file = join(bench.folder, 'kept.csv');
    writeFileSync(file, 'before');
    const opened = openSync(file, 'a');
    const number = `/dev/fd/${String(opened)}`;
    const link = join(bench.folder, 'link');
    symlinkSync(number, link);
    const { ino } = fstatSync(opened);
    try {
      const { bytes } = await bench.exportTo(way === 'its number' ? number : link);
      writeSync(opened, 'after');
      expect(lstatSync(file).ino).toBe(ino);
      const text = readFileSync(file, 'utf8');
      expect(Buffer.byteLength(text)).toBe('before'.length + bytes + 'after'.length);
      expect(text).toMatch(/^before[^]*after$/u);
    } finally {
      closeSync(opened);
    }
  });
});

describe('what is no regular file', () => {
  it.skipIf(noPipes)('is written into when it is a pipe', async () => {
    const pipe = join(bench.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] });
    const read = reader.stdout.toArray();
    const { bytes } = await bench.exportTo(pipe);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(Buffer.concat((await read) as Buffer[])).toHaveLength(bytes);
    expect(readdirSync(bench.folder)).toEqual(['pipe']);
  });

  it.skipIf(noDevices)('is written into when it is a device', async () => {
    const device = join(bench.folder, 'null');
    execFileSync('mknod', [device, 'c', '1', '3']);
    await bench.exportTo(device);
    expect(lstatSync(device).isCharacterDevice()).toBe(true);
    expect(readdirSync(bench.folder)).toEqual(['null']);
  });

  it.skipIf(noDevices)('is a Problem when the device is full', async () => {
    const device = join(bench.folder, 'full');
    execFileSync('mknod', [device, 'c', '1', '7']);
    const problem = await problemFrom(bench.exportTo(device));
    expect(problem).toMatchObject({
      code: 'diskFull',
      message: `${device} was not written: it is full.`,
    });
    expect(lstatSync(device).isCharacterDevice()).toBe(true);
  });
});
