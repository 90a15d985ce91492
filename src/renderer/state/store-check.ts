/** The check of the whole inventory: it goes on when its dialog is closed, and then ends with a notice. */
import { create } from 'zustand';
import type { Problem } from '../../contract';
import { call } from '../api/client';
import { openDialog, useDialogs } from './dialogs';
import { runJob } from './jobs/run-job';
import { addOutcomeNotice } from './outcome-notices';
import { t } from '../../contract/texts';

interface StoreCheckState {
  running: boolean;
  /** When the last check ended and found nothing: epoch ms. */
  goodAt: number | null;
  /** What the last check found, or why there was none. */
  problem: Problem | null;
}

export const NOTHING_DAMAGED = t('Every page and every row of the inventory can be read.');

export const useStoreCheck = create<StoreCheckState>(() => ({
  running: false,
  goodAt: null,
  problem: null,
}));

/** Starts a check, unless one is running. */
export async function startStoreCheck(): Promise<void> {
  if (useStoreCheck.getState().running) return;
  useStoreCheck.setState({ running: true, goodAt: null, problem: null });
  const result = await runJob({
    label: t('Check'),
    title: t('Check of the inventory'),
    counts: 'rows',
    stops: false,
    work: (options) => call('store.check', {}, options),
    endOf: () => ({
      text: t('Check of the inventory: {nothingDamaged}', { nothingDamaged: NOTHING_DAMAGED }),
      tone: 'good',
      ways: [],
    }),
    waysOutOf: ({ code }) =>
      code === 'storeDamaged'
        ? [{ label: t('Stores that were set aside…'), run: () => openDialog({ name: 'setAside' }) }]
        : [],
  });
  const problem = result.ok ? null : result.problem;
  useStoreCheck.setState({
    running: false,
    goodAt: result.ok ? result.value.goodAt : null,
    problem,
  });
  if (useDialogs.getState().dialog?.name === 'checkStore') return;
  addOutcomeNotice({ label: t('Check the inventory'), problem, remark: NOTHING_DAMAGED });
}
