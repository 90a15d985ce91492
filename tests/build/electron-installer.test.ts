/** The installer of the official Electron, as it is, with hosts that say little or nothing. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchOfficial, officialProgram } from '../../build/prepare/official';
import { temporaryFolder } from '../support/temporary-folder';
import { silent, SILENCE_LIMIT_MS, slowHost, stalling, steady } from './slow-host';

const host = slowHost();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.skipIf(officialProgram() !== null)('the installer of Electron', () => {
  /** With a cache of its own: what was downloaded before would be taken from there. */
  const install = (): Promise<boolean> => {
    vi.stubEnv('ELECTRON_MIRROR', host.origin());
    vi.stubEnv('npm_config_electron_mirror', '');
    vi.stubEnv('electron_config_cache', temporaryFolder('download'));
    for (const proxy of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']) {
      vi.stubEnv(proxy, undefined);
    }
    return fetchOfficial(SILENCE_LIMIT_MS);
  };

  it.each([
    ['never answers', silent],
    ['stops half way', stalling],
  ])('ends by itself when its host %s', async (_what, how) => {
    host.serve(how);
    expect(await install()).toBe(false);
    expect(host.asked()).toEqual([expect.stringMatching(/\/electron-v[\d.]+-\w+-\w+\.zip$/u)]);
  });

  it('reads slow answers to the end, and accepts nothing that is not Electron', async () => {
    let ended = false;
    host.serve(async (response) => {
      await steady(response);
      ended = true;
    });
    expect(await install()).toBe(false);
    expect(ended).toBe(true);
  });

  it('is not started when the host does not answer', async () => {
    host.stop();
    expect(await install()).toBe(false);
    expect(host.asked()).toEqual([]);
  });
});

if (officialProgram() !== null) {
  console.log('skipped: the installer of Electron has nothing to do here, it is installed');
}
