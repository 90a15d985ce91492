import { beforeEach, describe, expect, it } from 'vitest';
import { problem, type Result } from '../../../src/contract';
import {
  closeDialog,
  leaveDialog,
  openDialog,
  sentByDialog,
  useDialogs,
} from '../../../src/renderer/state/dialogs';
import { dismissEnd, useEnds } from '../../../src/renderer/state/ends';

const WORDS = 'Rename “Mart” in Production';

/** Something that is sent, and how it is made to end. */
function sending() {
  let end: (result: Result<string>) => void = () => undefined;
  const run = () =>
    new Promise<Result<string>>((resolve) => {
      end = resolve;
    });
  const ended = sentByDialog(WORDS, run, (value) => `remark on ${value}`);
  return { ended, end: (result: Result<string>) => end(result) };
}

const done: Result<string> = { ok: true, value: 'it' };
const unknown: Result<string> = { ok: false, problem: problem('outcomeUnknown', 'Nobody knows.') };

const shown = () => useDialogs.getState().dialog?.name ?? null;
const ends = () => useEnds.getState().ends;

beforeEach(() => {
  useDialogs.setState({ dialog: null, turn: 0, waitingFor: null });
  useEnds.setState({ ends: [] });
  openDialog({ name: 'settings' });
});

describe('a dialog that sent something', () => {
  it('is not closed before its end is known', async () => {
    const { ended, end } = sending();
    closeDialog();
    expect(shown()).toBe('settings');
    expect(useDialogs.getState().waitingFor).toBe(WORDS);
    end(done);
    expect(await ended).toBe(done);
    expect(ends()).toEqual([]);
    closeDialog();
    expect(shown()).toBeNull();
  });

  it('can be left, and the end is told until it is dismissed', async () => {
    const { ended, end } = sending();
    leaveDialog();
    end(done);
    expect(await ended).toBeNull();
    expect(ends()).toMatchObject([{ words: WORDS, problem: null, remark: 'remark on it' }]);
    dismissEnd(ends()[0]?.id ?? 0);
    expect(ends()).toEqual([]);
  });

  it('leaves alone the dialog that was opened after it', async () => {
    const { ended, end } = sending();
    leaveDialog();
    openDialog({ name: 'createAccount' });
    end(unknown);
    expect(await ended).toBeNull();
    expect(shown()).toBe('createAccount');
    expect(useDialogs.getState().waitingFor).toBeNull();
    expect(ends()).toMatchObject([{ words: WORDS, problem: { code: 'outcomeUnknown' } }]);
  });

  it('does not free the one after it of its own waiting', async () => {
    const first = sending();
    leaveDialog();
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
