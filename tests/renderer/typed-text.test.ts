import { beforeEach, describe, expect, it } from 'vitest';
import { hasTypedValues, newAccountDraft } from '../../src/renderer/features/edit/account-draft';
import { closeDialog, leaveDialog, openDialog, useDialogs } from '../../src/renderer/state/dialogs';
import {
  discardTypedText,
  keepTypedText,
  leaveTypedText,
  useTypedText,
} from '../../src/renderer/state/typed-text';

const shown = () => useDialogs.getState().dialog?.name ?? null;
const asked = () => useTypedText.getState().leave !== null;

beforeEach(() => {
  useTypedText.setState({ places: [], leave: null });
  openDialog({ name: 'createAccount' });
});

describe('leaving what was typed', () => {
  it('closes a dialog at once when nothing was typed', () => {
    leaveDialog();
    expect(shown()).toBeNull();
    expect(asked()).toBe(false);
  });

  it('asks first, and then keeps or discards as the user says', () => {
    useTypedText.setState({ places: ['dialog'] });
    leaveDialog();
    expect([shown(), asked()]).toEqual(['createAccount', true]);
    keepTypedText();
    expect([shown(), asked()]).toEqual(['createAccount', false]);
    leaveDialog();
    discardTypedText();
    expect([shown(), asked()]).toEqual([null, false]);
  });

  it('asks nothing in the place where nothing was typed', () => {
    useTypedText.setState({ places: ['drawer'] });
    leaveDialog();
    expect([shown(), asked()]).toEqual([null, false]);
    let left = false;
    leaveTypedText('drawer', () => {
      left = true;
    });
    expect([left, asked()]).toEqual([false, true]);
  });

  it('never asks when the program itself closes a dialog that ended', () => {
    useTypedText.setState({ places: ['dialog'] });
    closeDialog();
    expect([shown(), asked()]).toEqual([null, false]);
  });

  it('counts typed text of a new account, and no choice that a click makes again', () => {
    const empty = newAccountDraft('p');
    expect(hasTypedValues({ ...empty, kind: 'oauth', dataProviderType: 'snowflake' })).toBe(false);
    expect(hasTypedValues({ ...empty, name: 'Loader' })).toBe(true);
    expect(hasTypedValues({ ...empty, values: { password: 'x' } })).toBe(true);
    expect(hasTypedValues({ ...empty, values: { password: '' } })).toBe(false);
  });
});
