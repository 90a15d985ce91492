/** Which proxy the window uses: that of its switches, else the environment's, else the system's. */
import { beforeEach, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  switches: new Map<string, string>(),
  partitions: [] as string[],
  set: [] as unknown[],
  asked: [] as string[],
  answer: 'DIRECT',
}));
vi.mock('electron', () => ({
  app: {
    commandLine: {
      hasSwitch: (name: string) => electron.switches.has(name),
      getSwitchValue: (name: string) => electron.switches.get(name) ?? '',
    },
  },
  session: {
    fromPartition: (name: string) => {
      electron.partitions.push(name);
      return {
        setProxy: (config: unknown) => {
          electron.set.push(config);
          return Promise.resolve();
        },
        resolveProxy: (url: string) => {
          electron.asked.push(url);
          return Promise.resolve(electron.answer);
        },
      };
    },
  },
}));

const URL_OF_DOMO = 'https://acme.domo.com';

beforeEach(() => {
  vi.resetModules();
  electron.switches.clear();
  for (const list of [electron.partitions, electron.set, electron.asked]) list.length = 0;
  electron.answer = 'DIRECT';
  for (const name of ['https_proxy', 'all_proxy', 'no_proxy']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toUpperCase(), undefined);
  }
});

const load = () => import('../../src/main/desktop/system-proxy');
const found = async (url = URL_OF_DOMO) => (await load()).systemProxy(url);

it.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY', null],
  ['PROXY proxy.acme.com:3128', 'http://proxy.acme.com:3128'],
  ['PROXY a.acme.com:3128; PROXY b.acme.com:3128; DIRECT', 'http://a.acme.com:3128'],
  ['DIRECT; PROXY a.acme.com:3128', null],
  ['HTTPS secure.acme.com:443', 'https://secure.acme.com:443'],
  ['PROXY [fd00::7]:3128', 'http://[fd00::7]:3128'],
  // Latchkey cannot use one and says so. It must not be taken for none.
  ['SOCKS5 socks.acme.com:1080', 'socks5://socks.acme.com:1080'],
  ['SOCKS socks.acme.com:1080;DIRECT', 'socks://socks.acme.com:1080'],
])('the list %s of Chromium means %s', async (list, expected) => {
  expect((await load()).toProxyUrl(list)).toBe(expected);
});

it('is the one of the system, asked in a session of its own, without switches and variables', async () => {
  electron.answer = 'PROXY proxy.acme.com:3128';
  const { systemProxy } = await load();
  expect(await systemProxy(URL_OF_DOMO)).toBe('http://proxy.acme.com:3128');
  electron.answer = 'DIRECT';
  expect(await systemProxy('https://other.domo.com')).toBeNull();
  expect(electron.asked).toEqual([URL_OF_DOMO, 'https://other.domo.com']);
  // Made once: the page's own session has a proxy that nobody reaches.
  expect(electron.partitions).toEqual(['latchkey-proxy']);
  expect(electron.set).toEqual([{ mode: 'system' }]);
});

it('is that of the environment before that of the system, and none for what NO_PROXY names', async () => {
  electron.answer = 'PROXY of-the-system.acme.com:3128';
  vi.stubEnv('HTTPS_PROXY', 'http://ann:secret@of-a-variable.acme.com:3128');
  vi.stubEnv('NO_PROXY', 'direct.domo.com');
  expect(await found()).toBe('http://ann:secret@of-a-variable.acme.com:3128');
  expect(await found('https://direct.domo.com')).toBeNull();
  expect(electron.asked).toEqual([]);
});

it.each<[string, Readonly<Record<string, string>>, object]>([
  [
    'proxy-server',
    { 'proxy-server': 'p.acme.com:3128', 'proxy-bypass-list': '*.local' },
    { mode: 'fixed_servers', proxyRules: 'p.acme.com:3128', proxyBypassRules: '*.local' },
  ],
  [
    'proxy-pac-url',
    { 'proxy-pac-url': 'https://acme.com/a.pac' },
    { mode: 'pac_script', pacScript: 'https://acme.com/a.pac' },
  ],
  ['proxy-auto-detect', { 'proxy-auto-detect': '' }, { mode: 'auto_detect' }],
  ['no-proxy-server', { 'no-proxy-server': '', 'proxy-server': 'p:1' }, { mode: 'direct' }],
])('is that of the switch %s before all others', async (_name, switches, config) => {
  for (const [name, value] of Object.entries(switches)) electron.switches.set(name, value);
  vi.stubEnv('HTTPS_PROXY', 'http://of-a-variable.acme.com:3128');
  vi.stubEnv('NO_PROXY', 'acme.domo.com');
  electron.answer = 'PROXY of-the-switch.acme.com:3128';
  expect(await found()).toBe('http://of-the-switch.acme.com:3128');
  expect(electron.set).toEqual([config]);
});
