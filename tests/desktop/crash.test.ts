/** A crash report tells where, and nothing of what. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { redactError } from '../../src/main/desktop/crash/redact-error';
import { CrashReports } from '../../src/main/desktop/crash/crash-reports';
import { notOnWindows, NO_POSIX_MODES } from '../support/not-on-windows';
import { temporaryFolder } from '../support/temporary-folder';

const SECRET = 'canaryInAnError';
const here = import.meta.dirname;

describe('the description of an error', () => {
  it('contains its kind and its place in the code of Latchkey', () => {
    const { name, code, frames } = redactError(new TypeError(SECRET), here);
    expect({ name, code }).toEqual({ name: 'TypeError', code: null });
    expect(frames[0]).toMatch(/crash\.test\.ts:\d+:\d+$/u);
  });

  it('never contains its message, whatever that looks like', () => {
    const like = `x\n    at ${SECRET} (node:fs:1:1)\n    at ${SECRET} (${here}/${SECRET}.ts:1:1)`;
    const told = redactError(new Error(like), here);
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect(told.frames.length).toBeGreaterThan(0);
  });

  it('is empty when the message was changed afterwards', () => {
    const error = new Error(SECRET);
    expect(error.stack).toContain(SECRET);
    error.message = 'other';
    expect(redactError(error, here).frames).toEqual([]);
  });

  it('contains no folder of the user', () => {
    const error = new Error('a');
    error.stack = `Error: a\n    at f (${join(homedir(), 'secret-project', 'x.js')}:3:4)`;
    expect(redactError(error, here).frames).toEqual(['f elsewhere:3:4']);
  });

  it('contains neither an invented kind nor an invented code', () => {
    const error = Object.assign(new Error('a'), { name: `${SECRET} Error`, code: SECRET });
    expect(redactError(error, here)).toMatchObject({ name: 'Error', code: null });
    expect(redactError(Object.assign(new Error('a'), { code: 'ENOSPC' }), here).code).toBe(
      'ENOSPC',
    );
  });

  it('contains the file and the column for an error in the page, whose code is one long line', () => {
    const stack = `Error: ${SECRET}\n    at Drawer (app://latchkey/assets/index-Bn.js:1:234)\n    at x (https://example.com/${SECRET}.js:1:1)`;
    const thrown = Object.assign(new Error(), { name: 'TypeError', message: SECRET, stack });
    expect(redactError(thrown, 'app://latchkey')).toEqual({
      name: 'TypeError',
      code: null,
      frames: ['Drawer assets/index-Bn.js:1:234', 'x elsewhere:1:1'],
    });
  });

  it.each([
    ['C:\\Users\\me\\latchkey', 'C:\\Users\\me\\latchkey\\store\\a.js', 'f store/a.js:3:4'],
    ['C:\\Users\\me\\latchkey', 'c:/Users/me/latchkey/a.js', 'f a.js:3:4'],
    ['C:\\Users\\me\\latchkey', 'file:///C:/Users/me/latchkey/a.js', 'f a.js:3:4'],
    ['C:\\Users\\me\\latchkey', 'C:\\Users\\me\\private\\a.js', 'f elsewhere:3:4'],
    ['C:\\Users\\me\\latchkey', 'C:\\Users\\me\\latchkey-private\\a.js', 'f elsewhere:3:4'],
    ['/home/me/latchkey', 'file:///home/me/latchkey/a.js', 'f a.js:3:4'],
    ['/home/me/latchkey', '/home/me/latchkey-private/a.js', 'f elsewhere:3:4'],
  ])('names files inside %s only: %s', (folder, file, frame) => {
    const stack = `Error: a\n    at f (${file}:3:4)`;
    expect(redactError(Object.assign(new Error('a'), { stack }), folder).frames).toEqual([frame]);
  });

  it('contains only the type of a value that is not an error', () => {
    expect(redactError(SECRET, here)).toEqual({ name: 'string', code: null, frames: [] });
  });
});

describe('the folder of crash reports', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder('crash');
  });
  const made = (): CrashReports => new CrashReports(join(folder, 'crash-reports'));

  it('is empty before anything happened', () => {
    expect(made().list()).toEqual([]);
  });

  it('keeps the newest ten reports', () => {
    const reports = made();
    for (let second = 0; second < 14; second++) {
      reports.write('page', { n: second }, new Date(Date.UTC(2026, 0, 1, 0, 0, second)));
    }
    expect(reports.list()).toHaveLength(10);
    expect(reports.list()[0]).toEqual({
      name: '2026-01-01T00-00-13-000Z-page.json',
      at: Date.UTC(2026, 0, 1, 0, 0, 13),
      kind: 'page',
    });
  });

  it.skipIf(notOnWindows('private reports', NO_POSIX_MODES))('is only for its owner', () => {
    made().write('main', {});
    const inside = join(folder, 'crash-reports');
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(inside)) {
      expect(statSync(join(inside, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('allows only reports to be opened and removed', () => {
    const reports = made();
    const written = reports.write('drawing', { error: 1 });
    const [{ name } = { name: '' }] = reports.list();
    expect(reports.list()).toEqual([written]);
    writeFileSync(join(folder, 'other.json'), 'x');
    expect(reports.find('../other.json')).toBeNull();
    reports.remove('../other.json');
    expect(readFileSync(join(folder, 'other.json'), 'utf8')).toBe('x');
    expect(readFileSync(reports.find(name) ?? '', 'utf8')).toContain('"error": 1');
    reports.remove(name);
    expect(reports.list()).toEqual([]);
  });

  it('stops nothing when it cannot be created', () => {
    writeFileSync(join(folder, 'crash-reports'), 'in the way');
    expect(made().write('main', {})).toBeNull();
    expect(made().list()).toEqual([]);
  });
});
