import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { activityFilter, useActivity } from '../../state/activity';
import { useSelectedProfile } from '../../state/selected';
import { suggestedName } from '../../ui/fileName';
import { counted } from '../../ui/format';

export type Export = Result<ResponseFor<'activity.export'>>;

/** Writes what the filters show to a CSV file that the user chooses. */
export function ExportButton({ onEnded }: { onEnded: (ended: Export) => void }) {
  const profile = useSelectedProfile();
  const total = useActivity((state) => state.total) ?? 0;
  const [busy, setBusy] = useState(false);
  const write = async (): Promise<void> => {
    const suggested = suggestedName(profile?.label ?? null, 'activity', new Date());
    const chosen = await call('app.chooseExportFile', { suggestedName: suggested });
    if (!chosen.ok) {
      onEnded(chosen);
      return;
    }
    const { file } = chosen.value;
    if (file !== null) onEnded(await call('activity.export', { filter: activityFilter(), file }));
  };
  return (
    <Tooltip label={`Writes the ${counted(total, 'entry', 'entries')} of this list to a CSV file`}>
      <Button
        loading={busy}
        disabled={total === 0}
        onClick={() => {
          setBusy(true);
          void write().finally(() => {
            setBusy(false);
          });
        }}
      >
        Export…
      </Button>
    </Tooltip>
  );
}
