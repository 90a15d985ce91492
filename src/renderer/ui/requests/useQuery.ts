/** Reads data for a component. An answer is shown only for the query that it belongs to. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { AccountKey, LatchkeyEvent, ResponseFor, Result } from '../../../contract';
import { call, listenToMain } from '../../api/client';
import { refreshAccountDetail } from '../../state/account-detail';
import { debounce } from '../../state/paged-rows';
import { answered, askedAnother, askedFirst, LatestAnswer } from './latest-answer';
import { accountKeyText } from '../../../contract/zod-free';

interface QueryOptions {
  /** Events of main after which the same question is asked again. */
  refreshOn?: readonly LatchkeyEvent['event'][];
  /** Keeps the value of the previous question on screen, marked by `isPreviousData`, until the next answer. */
  keepPrevious?: boolean;
  /** The question is typed: it is asked when the one before has been answered, unless it has changed again by then. */
  typed?: boolean;
}

/** A sync sends many events per second; the question is repeated once they stop. */
const SETTLE_MS = 200;

const noEvents: readonly LatchkeyEvent['event'][] = [];

/**
 * Runs `run` when the component appears, for every new `question`, on `reload` and after the events of
 * `refreshOn`. An older answer never replaces a newer one.
 * @param question identifies what `run` asks; null asks nothing
 */
export function useQuery<T>(
  question: string | null,
  run: (signal: AbortSignal) => Promise<Result<T>>,
  { refreshOn = noEvents, keepPrevious = false, typed = false }: QueryOptions = {},
) {
  const asked = question ?? '';
  const [state, setState] = useState(() => askedFirst<T>(asked));
  const [repetition, setRepetition] = useState(0);
  const [latest] = useState(() => new LatestAnswer<Result<T>>());
  const runLatest = useEffectEvent(run);
  if (state.question !== asked) setState(askedAnother(state, asked, keepPrevious));
  useEffect(() => {
    if (question === null) return;
    const ask = typed ? latest.askInTurn.bind(latest) : latest.ask.bind(latest);
    ask(
      (signal) => runLatest(signal),
      (result) => {
        setState((before) => answered(before, result));
      },
    );
    return () => {
      latest.drop();
    };
  }, [latest, question, repetition, typed]);
  const events = refreshOn.join(' ');
  useEffect(() => {
    if (events === '') return;
    const repeatSoon = debounce(SETTLE_MS, () => {
      setRepetition((count) => count + 1);
    });
    return listenToMain(({ event }) => {
      if (events.split(' ').includes(event)) repeatSoon();
    });
  }, [events]);
  const reload = (): void => {
    setState((before) => ({ ...before, busy: true }));
    setRepetition((count) => count + 1);
  };
  const { value, problem, busy, isPreviousData } = state;
  return { value, problem, busy: busy && question !== null, isPreviousData, reload };
}

/** The config as it is in Domo now. A change is checked against this, not against an earlier reading. */
export function useCurrentConfig(account: AccountKey) {
  return useQuery<ResponseFor<'account.config'>>(accountKeyText(account), async () => {
    const result = await call('account.config', account);
    // Main stored the config, so the drawer behind the dialog can show it too.
    refreshAccountDetail();
    return result;
  });
}
