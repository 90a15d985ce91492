/** The report on screen, and what is done with it: a page in a file, and the place where the next one begins. */
import { useState } from 'react';
import type { ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';
import { useSubmit } from '../../ui/requests/useSubmit';

type MadeReport = ResponseFor<'report.make'>;

/** `profileIds`: null for all instances. */
export function useReport(profileIds: readonly string[] | null) {
  const ids = profileIds === null ? null : [...profileIds];
  // What was found stays on screen, although the next report would not tell it any more.
  const [kept, setKept] = useState<MadeReport | null>(null);
  const answer = useQuery(
    JSON.stringify(['report', ids]),
    (signal) => call('report.make', { profileIds: ids, remember: false }, { signal }),
    { refreshOn: kept === null ? ['inventoryChanged', 'profilesChanged'] : [] },
  );
  const { busy, problem, submit } = useSubmit<MadeReport | null>((value) => {
    if (value !== null) setKept(value);
  });
  const make = (htmlFile: string | null): Promise<Result<MadeReport | null>> =>
    call('report.make', { profileIds: ids, remember: true, htmlFile });
  const save = async (suggestedName: string): Promise<Result<MadeReport | null>> => {
    const chosen = await call('app.chooseExportFile', { suggestedName });
    if (!chosen.ok) return chosen;
    return chosen.value.file === null ? { ok: true, value: null } : make(chosen.value.file);
  };
  return {
    answer,
    kept,
    busy,
    problem,
    remember: (): void => void submit(() => make(null)),
    save: (suggestedName: string): void => void submit(() => save(suggestedName)),
  };
}
