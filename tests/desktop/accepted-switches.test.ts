/** Which switches a package accepts: promise P31 (no way in). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../build/lib/paths';
import { sortArguments } from '../../src/main/accepted-switches';

const refusedOf = (args: readonly string[], platform: NodeJS.Platform = 'linux') =>
  sortArguments(args, platform).refused;

describe('a package refuses a switch that', () => {
  it.each([
    // Opens the window to other programs.
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-debugging-targets=x',
    '--remote-allow-origins=*',
    '--inspect=0',
    '--inspect-brk',
    '--inspect-port=9229',
    // Runs a program or foreign code.
    '--renderer-cmd-prefix=xterm -e',
    '--utility-cmd-prefix=/tmp/x',
    '--gpu-launcher=/tmp/x',
    '--browser-subprocess-path=/tmp/x',
    '--load-extension=/tmp/x',
    '--js-flags=--expose-gc',
    '--require=/tmp/x.js',
    // Weakens what protects the page and the connections.
    '--disable-web-security',
    '--disable-site-isolation-trials',
    '--disable-features=IsolateOrigins',
    '--enable-features=x',
    '--enable-blink-features=x',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--unsafely-treat-insecure-origin-as-secure=http://x',
    '--user-data-dir=/tmp/x',
    '--password-store=basic',
    // Writes traffic or memory to a file.
    '--log-net-log=/tmp/net.json',
    '--net-log-capture-mode=Everything',
    '--enable-logging=stderr',
    '--log-file=/tmp/log',
    '--log-level=0',
    '--v=1',
    '--vmodule=*=3',
    '--ssl-key-log-file=/tmp/keys',
    '--trace-startup',
    // Nobody knows.
    '--of-a-later-chromium',
  ])('is not named: %s', (text) => {
    const args = ['--hidden', text, 'latchkey://x', '--', text];
    const { accepted, refused } = sortArguments(args, 'linux');
    expect(accepted).toEqual(['--hidden', 'latchkey://x', '--', text]);
    expect(refused).toEqual([/^-+([^=]+)/u.exec(text)?.[1]]);
  });

  it.each([
    '-remote-debugging-port=1',
    ' --remote-debugging-port=1',
    '\t-remote-debugging-port=1 ',
    '--remote-debugging-port =1',
    '--remote-debugging-port=1=2',
    '--remote-debugging-port=\n1',
  ])('is written in another way that Chromium takes: %j', (text) => {
    expect(refusedOf([text])).toEqual(['remote-debugging-port']);
  });

  it.each(['/remote-debugging-port=1', '--Remote-Debugging-Port=1', ' /REMOTE-DEBUGGING-PORT'])(
    'is written as Windows allows: %j',
    (text) => {
      expect(refusedOf([text], 'win32')).toEqual(['remote-debugging-port']);
    },
  );

  it('stands before the end of the switches, however that is written', () => {
    expect(refusedOf([' --', '--inspect'])).toEqual([]);
    expect(refusedOf(['---', '--inspect'])).toEqual(['-', 'inspect']);
  });
});

describe('a package accepts', () => {
  it('every switch of its launcher', () => {
    const launcher = readFileSync(inRoot('build', 'package', 'linux', 'latchkey.sh'), 'utf8');
    const lines = [...launcher.matchAll(/exec "\$program" (.*)$/gmu)].map(([, rest = '']) => rest);
    expect(lines.length).toBeGreaterThan(1);
    expect(refusedOf(lines.flatMap((line) => line.replace(/;;$/u, '').trim().split(' ')))).toEqual(
      [],
    );
  });

  it.each([
    '--hidden',
    '--updated',
    '--no-sandbox',
    '--disable-gpu',
    '--ozone-platform=wayland',
    '--proxy-server=socks5://127.0.0.1:1',
    '--force-device-scale-factor=1.5',
  ])('the switch %s', (text) => {
    expect(refusedOf([text])).toEqual([]);
  });

  it('what is no switch', () => {
    expect(refusedOf(['latchkey://open', '/a/file', '-', ''])).toEqual([]);
  });
});
