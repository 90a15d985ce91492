/** Whether the window shows the sample company. */
import { create } from 'zustand';
import { call } from '../api/client';
import { addOutcomeNotice } from './outcome-notices';
import { t } from '../../contract/texts';

export const useSample = create<{ open: boolean }>(() => ({ open: false }));

export async function loadSample(): Promise<void> {
  const result = await call('sample.get', {});
  if (result.ok) useSample.setState({ open: result.value.open });
}

/** The window starts again, so that nothing of the inventory is left in it. */
export async function openSample(): Promise<void> {
  const result = await call('sample.open', {});
  if (result.ok) window.location.reload();
  else
    addOutcomeNotice({
      label: t('Open the sample company'),
      problem: result.problem,
      remark: null,
    });
}

export async function leaveSample(): Promise<void> {
  const result = await call('sample.leave', {});
  if (result.ok) window.location.reload();
  else
    addOutcomeNotice({
      label: t('Leave the sample company'),
      problem: result.problem,
      remark: null,
    });
}

export const toggleSample = (): void =>
  void (useSample.getState().open ? leaveSample() : openSample());
