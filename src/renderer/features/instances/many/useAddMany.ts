/** The state of adding many instances: the list, its lines, tokens that were entered, and the results. */
import { useState } from 'react';
import type {
  AddedInstance,
  InstanceListLine,
  Progress,
  ResponseFor,
  Result,
} from '../../../../contract';
import { call } from '../../../api/client';
import { runJob } from '../../../state/jobs/run-job';
import { loadProfiles } from '../../../state/profiles';
import { useReportTypedText } from '../../../state/typed-text';
import { useDialogSubmit, useSubmit } from '../../../ui/requests/useSubmit';
import { addLabel, countOutcomes } from './many-labels';
import { useSessionOnly } from '../TokenFields';
import { t } from '../../../../contract/texts';

export type ManyStep = 'list' | 'review' | 'tokens' | 'results';
type Read = ResponseFor<'profile.readList'> & { text: string };

const noTokens: ReadonlyMap<string, string> = new Map();

export function useAddMany() {
  const [step, setStep] = useState<ManyStep>('list');
  const [text, setText] = useState('');
  const [lines, setLines] = useState<readonly InstanceListLine[]>([]);
  const [update, setUpdate] = useState(false);
  /** By origin. Dropped as soon as they are stored. */
  const [tokens, setTokens] = useState(noTokens);
  const [results, setResults] = useState<readonly AddedInstance[]>([]);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const keep = useSessionOnly() ? 'session' : 'keychain';
  const usable = lines.filter(({ state }) => state !== 'refused');
  const chosen = usable.filter(
    ({ state, needsToken }) => needsToken || (state === 'changed' && update),
  );
  useReportTypedText('dialog', step !== 'results' && (text.trim() !== '' || tokens.size > 0));

  const reading = useSubmit<Read | null>((read) => {
    if (read === null) return;
    setText(read.text);
    setLines(read.lines);
    setStep('review');
  });
  const readText = async (given: string): Promise<Result<Read | null>> => {
    const result = await call('profile.readList', { text: given });
    return result.ok ? { ok: true, value: { ...result.value, text: given } } : result;
  };

  const adding = useDialogSubmit<ResponseFor<'profile.addMany'>>({
    label: addLabel(chosen.length),
    remarkOf: (value) => countOutcomes(value.results),
    onDone: (value) => {
      setTokens(noTokens);
      setResults(value.results);
      setStep('results');
    },
  });

  return {
    step,
    text,
    lines,
    chosen,
    update,
    tokens,
    results,
    progress,
    busy: reading.busy || adding.busy,
    adding: adding.busy,
    problem: reading.problem ?? adding.problem,
    setText,
    setUpdate,
    setTokens,
    goTo: (next: ManyStep): void => {
      reading.setProblem(null);
      adding.setProblem(null);
      setStep(next);
    },
    read: (): void => void reading.submit(() => readText(text)),
    readFile: (): void =>
      void reading.submit(async () => {
        const file = await call('app.chooseInstanceList', {});
        if (!file.ok) return file;
        return file.value.text === null ? { ok: true, value: null } : readText(file.value.text);
      }),
    stop: (): void => {
      running?.abort();
    },
    add: (): void =>
      void adding.submit(async () => {
        const controller = new AbortController();
        setProgress(null);
        setRunning(controller);
        const instances = chosen.map(({ line, label, group, colour, guard, tokenFrom, origin }) => {
          const token = tokens.get(origin) ?? null;
          return { line, label, group, colour, guard, tokenFrom, instance: origin, token };
        });
        const result = await runJob({
          label: t('Add instances'),
          title: t('Adding instances'),
          counts: 'instances',
          signal: controller.signal,
          onProgress: setProgress,
          work: (options) => call('profile.addMany', { instances, update, keep }, options),
          endOf: (value) => ({
            text: t('Adding instances: {countOutcomes}', {
              countOutcomes: countOutcomes(value.results),
            }),
            tone: 'good',
            ways: [],
          }),
        });
        setRunning(null);
        await loadProfiles();
        return result;
      }),
  };
}

export type AddMany = ReturnType<typeof useAddMany>;
