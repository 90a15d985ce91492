/** Writes all profiles to a file that the user chooses. The outcome appears in a notice. */
import { call } from '../api/client';
import { runJob, wroteFile } from './jobs/run-job';
import { addOutcomeNotice } from './outcome-notices';
import { t } from '../../contract/texts';

const LABEL = t('Export the list of instances');

export async function exportInstances(): Promise<void> {
  const chosen = await call('app.chooseExportFile', { suggestedName: 'latchkey-instances.json' });
  const file = chosen.ok ? chosen.value.file : null;
  if (!chosen.ok) addOutcomeNotice({ label: LABEL, problem: chosen.problem, remark: null });
  if (file === null) return;
  const result = await runJob({
    label: t('Export'),
    title: LABEL,
    counts: 'instances',
    stops: false,
    work: (options) => call('profile.export', { file }, options),
    endOf: (value) => wroteFile(LABEL, value.file, 'file'),
  });
  addOutcomeNotice(
    result.ok
      ? {
          label: LABEL,
          problem: null,
          remark: t('It has no tokens: {file}', { file: result.value.file }),
        }
      : { label: LABEL, problem: result.problem, remark: null },
  );
}
