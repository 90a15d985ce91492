/** Credentials of proxies are kept and removed one after the other: none undoes what another one wrote meanwhile. */
import { beforeEach, expect, it } from 'vitest';
import { NetworkSettings } from '../../src/main/network/network-settings';
import { writeCertificates, readNetworkFile } from '../../src/main/network/network-file';
import { failureOf } from '../support/failure';
import { memoryProxyLogins } from '../support/proxy-logins';
import { temporaryFolder } from '../support/temporary-folder';

const [ONE, TWO] = ['http://one:3128', 'http://two:3128'] as const;
const login = { user: 'jane', password: 'canary-password' };

/** What the keychain has, and what it is asked to wait for. */
const memory = memoryProxyLogins();
let meanwhile: () => unknown;
let settings: NetworkSettings;
let home: string;

/** The keychain takes a while, in which something else happens once. */
async function pass(): Promise<void> {
  const next = meanwhile;
  meanwhile = () => undefined;
  await next();
  await new Promise(setImmediate);
}

beforeEach(async () => {
  home = temporaryFolder('network');
  meanwhile = () => undefined;
  settings = new NetworkSettings({
    home,
    vault: {
      getProxyLogin: (proxy) => memory.getProxyLogin(proxy),
      saveProxyLogin: async (proxy, text) => {
        await pass();
        await memory.saveProxyLogin(proxy, text);
      },
      removeProxyLogin: async (proxy) => {
        await pass();
        await memory.removeProxyLogin(proxy);
      },
    },
  });
  await settings.setProxyLogin(ONE, login);
});

it('one that is set while another is removed stays', async () => {
  await Promise.all([settings.removeProxyLogin(ONE), settings.setProxyLogin(TWO, login)]);
  expect(settings.proxyLogins()).toEqual([TWO]);
});

it('one that is set while it is removed is listed, as the keychain has it', async () => {
  await Promise.all([settings.removeProxyLogin(ONE), settings.setProxyLogin(ONE, login)]);
  expect(settings.proxyLogins()).toEqual([ONE]);
  expect(await memory.getProxyLogin(ONE)).not.toBeNull();
});

it('what another program writes while one is removed stays', async () => {
  const other = new NetworkSettings({ home, vault: memory });
  meanwhile = async () => {
    await other.setProxyLogin(TWO, login);
    writeCertificates(home, 'company.pem', 'pem');
  };
  await settings.removeProxyLogin(ONE);
  expect(readNetworkFile(home)).toMatchObject({
    certificates: { name: 'company.pem' },
    proxyLogins: [TWO],
  });
});

it('what another program writes while one cannot be kept stays', async () => {
  const other = new NetworkSettings({ home, vault: memory });
  meanwhile = async () => {
    await other.setProxyLogin(TWO, login);
    throw new Error('The keychain is gone.');
  };
  await failureOf(settings.setProxyLogin('http://three:3128', login));
  expect(settings.proxyLogins()).toEqual([ONE, TWO]);
  meanwhile = () => Promise.reject(new Error('The keychain is gone.'));
  await failureOf(settings.setProxyLogin(ONE, login));
  expect(settings.proxyLogins()).toEqual([ONE, TWO]);
});
