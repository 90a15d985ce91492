/** Opening the account that is open: nothing that depends on it is thrown away. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccountKey } from '../../src/contract';
import type * as DetailState from '../../src/renderer/state/account-detail';
import type * as Sharing from '../../src/renderer/state/sharing';
import type * as View from '../../src/renderer/state/view';

const key: AccountKey = { profileId: 'p1', kind: 'account', id: 7 };
const call = vi.fn();
let view: typeof View;
let detail: typeof DetailState;
let sharing: typeof Sharing;

beforeEach(async () => {
  vi.resetModules();
  call.mockReset().mockResolvedValue({ ok: true, value: { config: {}, access: [] } });
  vi.stubGlobal('window', { latchkey: { call, cancel: () => undefined } });
  view = await import('../../src/renderer/state/view');
  detail = await import('../../src/renderer/state/account-detail');
  sharing = await import('../../src/renderer/state/sharing');
  detail.watchOpenAccount();
  sharing.watchSharedAccount();
  view.openAccount(key);
  await vi.waitFor(() => {
    expect(detail.useAccountDetail.getState().detail).not.toBeNull();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('opening the open account again keeps what is known of it', () => {
  const known = detail.useAccountDetail.getState().detail;
  view.openAccount({ ...key });
  expect(detail.useAccountDetail.getState().detail).toBe(known);
  view.openAccount({ ...key, kind: 'oauth' });
  expect(detail.useAccountDetail.getState().detail).toBeNull();
});

it('opening the open account again keeps a change that is under way, and its outcome is shown', async () => {
  let answer: (value: unknown) => void = () => undefined;
  call.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const principal = { type: 'USER', id: '1' } as const;
  const sent = sharing.sendAccessChange(key, {
    principal,
    accessLevel: 'CAN_VIEW',
    expected: null,
    sentence: 'Give',
  });
  view.openAccount({ ...key });
  expect(sharing.useSharing.getState().writing).toBe(true);
  answer({ ok: true, value: { problem: null, notice: null } });
  await sent;
  expect(sharing.useSharing.getState()).toMatchObject({
    writing: false,
    ended: { sentence: 'Give', accepted: true },
  });
});

it('opening the open account again from another view returns to it', () => {
  const { open } = view.useView.getState();
  view.showView('activity');
  view.openAccount({ ...key });
  expect(view.useView.getState()).toMatchObject({ view: 'accounts' });
  expect(view.useView.getState().open).toBe(open);
});
