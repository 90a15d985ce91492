import type { Report, ReportFinding } from '../../../contract';
import {
  findingGroups,
  findingSubject,
  reportGaps,
  reportHeadline,
  standingText,
} from '../../../contract/report-text';
import { AccountLink } from '../../ui/actions/AccountLink';
import { toSingleLine } from '../../ui/format/format';
import { timeFormat } from '../../ui/format/time-format';
import reportStyles from './report.module.css';
import { t } from '../../../contract/texts';

/** The same sentences as on the command line and in the page. An account opens from its line. */
export function ReportText({ report }: { report: Report }) {
  const gaps = reportGaps(report);
  return (
    <>
      <p
        className={reportStyles['headline']}
      >{`${reportHeadline(report, timeFormat().dateTime)}.`}</p>
      {findingGroups(report).map(({ title, findings }) => (
        <section key={title} aria-label={title}>
          <h3 className={reportStyles['title']}>{`${title} (${findings.length})`}</h3>
          <ul className={reportStyles['findings']}>
            {findings.map((finding, at) => (
              <li key={at}>
                <Subject finding={finding} />
                {': '}
                {toSingleLine(finding.text)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className={reportStyles['line']}>{`${standingText(report)}.`}</p>
      <Sentences title={t('Known now, and not at the last report')} sentences={report.knownNow} />
      <Sentences title={t('Not known')} sentences={gaps} />
    </>
  );
}

/** `sentences`: without their full stops. */
function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={reportStyles['title']}>{title}</h3>
      <ul className={reportStyles['findings']}>
        {sentences.map((sentence) => (
          <li key={sentence} className="lk-dim">{`${toSingleLine(sentence)}.`}</li>
        ))}
      </ul>
    </section>
  );
}

function Subject({ finding }: { finding: ReportFinding }) {
  const subject = toSingleLine(findingSubject(finding));
  if (finding.account === null) return <strong className="lk-name">{subject}</strong>;
  return <AccountLink account={finding.account}>{subject}</AccountLink>;
}
