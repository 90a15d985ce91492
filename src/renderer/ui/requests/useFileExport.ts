/** Writes a file under the name that the user chooses in the save dialog. Where they choose none, nothing happens. */
import { useState } from 'react';
import type { Result } from '../../../contract';
import { call } from '../../api/client';
import { useShown } from './useShown';

/** `isSaid`: for the job, whether the place that it was started from is still on screen. */
type WriteFile<T> = (file: string, isSaid: () => boolean) => Promise<Result<T>>;

export function useFileExport<T>(onEnded: (ended: Result<T>) => void) {
  const [busy, setBusy] = useState(false);
  const isSaid = useShown();
  const chooseAndWrite = async (suggestedName: string, write: WriteFile<T>): Promise<void> => {
    const chosen = await call('app.chooseExportFile', { suggestedName });
    if (!chosen.ok) onEnded(chosen);
    else if (chosen.value.file !== null) onEnded(await write(chosen.value.file, isSaid));
  };
  return {
    busy,
    exportFile: (suggestedName: string, write: WriteFile<T>): void => {
      setBusy(true);
      void chooseAndWrite(suggestedName, write).finally(() => {
        setBusy(false);
      });
    },
  };
}
