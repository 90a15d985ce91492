import { beforeEach, describe, expect, it } from 'vitest';
import { createProblem, type Result } from '../../src/contract';
import {
  closeDialog,
  closePendingDialog,
  openDialog,
  sendFromDialog,
  useDialogs,
} from '../../src/renderer/state/dialogs';
import { dismissOutcomeNotice, useOutcomeNotices } from '../../src/renderer/state/outcome-notices';

const WORDS = 'Rename “Mart” in Production';

/** Something that is sent, and how it is made to end. */
function sending() {
  let end: (result: Result<string>) => void = () => undefined;
  const run = () =>
    new Promise<Result<string>>((resolve) => {
      end = resolve;
    });
  const ended = sendFromDialog(WORDS, run, (value) => `remark on ${value}`);
  return { ended, end: (result: Result<string>) => end(result) };
}

const done: Result<string> = { ok: true, value: 'it' };
const unknown: Result<string> = {
  ok: false,
  problem: createProblem('outcomeUnknown', 'Nobody knows.'),
};

const shown = () => useDialogs.getState().dialog?.name ?? null;
const ends = () => useOutcomeNotices.getState().ends;

beforeEach(() => {
  useDialogs.setState({ dialog: null, openCount: 0, pendingLabel: null });
  useOutcomeNotices.setState({ ends: [] });
  openDialog({ name: 'settings' });
});

describe('a dialog that sent a request', () => {
  it('cannot be closed by accident before the outcome is known', async () => {
    const { ended, end } = sending();
    closeDialog();
    expect(shown()).toBe('settings');
    expect(useDialogs.getState().pendingLabel).toBe(WORDS);
    end(done);
    expect(await ended).toBe(done);
    expect(ends()).toEqual([]);
    closeDialog();
    expect(shown()).toBeNull();
  });

  it('can be left early, and its outcome is then shown until it is dismissed', async () => {
    const { ended, end } = sending();
    closePendingDialog();
    end(done);
    expect(await ended).toBeNull();
    expect(ends()).toMatchObject([{ label: WORDS, problem: null, remark: 'remark on it' }]);
    dismissOutcomeNotice(ends()[0]?.id ?? 0);
    expect(ends()).toEqual([]);
  });

  it('does not affect the dialog that was opened after it', async () => {
    const { ended, end } = sending();
    closePendingDialog();
    openDialog({ name: 'createAccount' });
    end(unknown);
    expect(await ended).toBeNull();
    expect(shown()).toBe('createAccount');
    expect(useDialogs.getState().pendingLabel).toBeNull();
    expect(ends()).toMatchObject([{ label: WORDS, problem: { code: 'outcomeUnknown' } }]);
  });

  it('does not end the waiting of the dialog after it', async () => {
    const first = sending();
    closePendingDialog();
    openDialog({ name: 'createAccount' });
    const second = sending();
    first.end(done);
    await first.ended;
    closeDialog();
    expect(shown()).toBe('createAccount');
    second.end(done);
    expect(await second.ended).toBe(done);
  });
});
