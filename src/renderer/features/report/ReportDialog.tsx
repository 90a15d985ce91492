import { Button } from '@mantine/core';
import { closeDialog } from '../../state/dialogs';
import { useShownName, useShownProfileIds } from '../../state/shown-instances';
import { suggestExportFileName } from '../../ui/format/format';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { ReportText } from './ReportText';
import { useReport } from './useReport';
import reportStyles from './report.module.css';
import { t } from '../../../contract/texts';

/** What got worse since the last report, of the instances on screen. Looking at it is no report: the next one tells it too. */
export default function ReportDialog() {
  const name = useShownName();
  const { answer, kept, busy, problem, remember, save } = useReport(useShownProfileIds());
  const report = kept ?? answer.value;
  const hasNone = report === null || report.instances === 0;
  return (
    <DialogFrame title={t('What got worse')} size={760}>
      <div className={reportStyles['report']}>
        {report === null || (kept === null && answer.problem !== null) ? (
          <LoadingOrError answer={answer} label={t('Looking for what got worse…')} />
        ) : report.instances === 0 ? (
          <p className={reportStyles['line']}>{t('There are no instances. Add one first.')}</p>
        ) : (
          <ReportText report={report} />
        )}
        {problem !== null && <ProblemNotice problem={problem} />}
        {kept !== null && (
          <p className={reportStyles['line']} role="status">
            {kept.htmlFile === null
              ? t('The next report tells what gets worse from now on.')
              : t('Wrote {file}. The next report tells what gets worse from now on.', {
                  file: kept.htmlFile,
                })}
          </p>
        )}
        <div className={reportStyles['foot']}>
          <Button variant="default" onClick={closeDialog}>
            {t('Close')}
          </Button>
          <Button
            variant="default"
            disabled={hasNone || busy || kept !== null}
            title={t('The next report tells only what gets worse from now on')}
            onClick={remember}
          >
            {t('Mark as seen')}
          </Button>
          <Button
            loading={busy}
            disabled={hasNone || kept !== null}
            onClick={() => {
              save(suggestExportFileName(name, 'report', new Date(), 'html'));
            }}
          >
            {t('Save as a page…')}
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}
