/** No variable that makes Node or a library log what it does gets a secret into the output. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutUnsafe } from '../../src/main/safe-environment';
import { commandLine } from '../support/command-line';

const { folder, standIn, desk } = commandLine();

const everything = { NODE_DEBUG: 'http,https,net,tls,stream', NODE_DEBUG_NATIVE: 'http2,tls' };

describe('a command', () => {
  it('prints no token under NODE_DEBUG, and does what it should', async () => {
    const ended = await desk().cli(['sync'], '', everything);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('Kestrel Bay');
    for (const { tokens } of Object.values(standIn().instances)) {
      expect(ended.stderr + ended.stdout).not.toContain(tokens['admin']);
    }
    expect(ended.stderr).not.toMatch(/HTTP \d+|x-domo-developer-token/iu);
  });

  it('keeps its stdin, its arguments and its exit code', async () => {
    const call = await desk().cli(['call', 'profile.list'], '{}', everything);
    expect(call).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(call.stdout)).toMatchObject({ ok: true });
    expect(await desk().cli(['profile', '--nothing'], '', everything)).toMatchObject({ code: 2 });
  });

  // libsql prints every statement to stdout.
  it('prints no key of the store, and nothing else, under RUST_LOG', async () => {
    const plain = await desk().cli(['profile', 'list', '--json']);
    const ended = await desk().cli(['profile', 'list', '--json'], '', { RUST_LOG: 'trace' });
    expect(ended).toEqual(plain);
  });

  it('prints no password of a proxy under DEBUG', async () => {
    const ended = await desk().cli(['profile', 'add', 'acme'], 'a-token-of-acme', {
      DEBUG: '*',
      HTTPS_PROXY: 'http://ann:kept-apart@127.0.0.1:1',
    });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('through the proxy http://127.0.0.1:1 (ECONNREFUSED)');
    expect(ended.stderr).not.toContain('kept-apart');
  });

  it('writes no key log and no report that NODE_OPTIONS asks for', async () => {
    const keys = join(folder, 'keys.log');
    const options = `--tls-keylog=${keys} --report-on-signal --diagnostic-dir=${folder}`;
    const ended = await desk().cli(['sync'], '', { NODE_OPTIONS: options, SSLKEYLOGFILE: keys });
    expect(ended).toMatchObject({ code: 0 });
    expect(existsSync(keys)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what is unsafe', () => {
  it.each([
    'NODE_DEBUG',
    'node_debug',
    'NODE_DEBUG_NATIVE',
    'SSLKEYLOGFILE',
    'ELECTRON_ENABLE_LOGGING',
    'ELECTRON_LOG_FILE',
    'CHROME_LOG_FILE',
    'WAYLAND_DEBUG',
    'RUST_LOG',
    'DEBUG',
    'OPENSSL_CONF',
    'OPENSSL_MODULES',
    'OPENSSL_ENGINES',
    'NODE_REDIRECT_WARNINGS',
  ])('the variable %s', (name) => {
    expect(withoutUnsafe({ env: { [name]: 'x', PATH: '/bin' }, args: ['a'] })).toEqual({
      env: { PATH: '/bin' },
      args: ['a'],
    });
  });

  it.each([
    '--inspect',
    '--inspect-brk=9229',
    '"--inspect"',
    '--max-old-space-size=99 --trace-tls',
    '--trace_event_categories node.http',
    '--report-on-signal',
    '--tls-keylog=/tmp/keys',
    '--heapsnapshot-signal=SIGUSR2',
    '--heap-prof',
    '-r ./watch.js',
    '--require=./watch.js',
    '--import ./watch.mjs',
    '--experimental-loader=./watch.mjs',
    '--experimental-config-file=node.config.json',
    '--openssl-config=/tmp/own.cnf',
    '--openssl_shared_config',
    '--snapshot-blob=/tmp/own.blob',
    '--experimental-policy=/tmp/policy.json',
  ])('NODE_OPTIONS=%s', (value) => {
    expect(withoutUnsafe({ env: { NODE_OPTIONS: value }, args: [] })).toEqual({
      env: {},
      args: [],
    });
  });

  it('a switch that a package refuses', () => {
    const args = ['--hidden', '--log-net-log=/tmp/net.json', 'latchkey://x', '--', '--inspect'];
    expect(withoutUnsafe({ env: {}, args })?.args).toEqual([
      '--hidden',
      'latchkey://x',
      '--',
      '--inspect',
    ]);
  });

  it('nothing else', () => {
    const env = {
      NODE_OPTIONS: '--max-old-space-size=4096 --use-openssl-ca --openssl-legacy-provider',
      LANG: 'C',
    };
    const args = ['--hidden', '--no-sandbox', 'latchkey://x'];
    expect(withoutUnsafe({ env, args })).toBeNull();
  });
});
