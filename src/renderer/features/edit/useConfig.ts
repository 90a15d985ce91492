/** The config that is edited: as it was last read, else read now. */
import type { ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import type { Shown } from '../../state/dialogs';
import { useAnswer } from '../../ui/useAnswer';

export type ReadConfig = ResponseFor<'account.config'>;

export function useConfig({ account, detail: { config, configReadAt } }: Shown) {
  return useAnswer<ReadConfig>(`${account.kind} ${account.id}`, async () =>
    config === null || configReadAt === null
      ? call('account.config', account)
      : { ok: true, value: { config, readAt: configReadAt } },
  );
}
