import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AboutLatchkey } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { UpdateSection } from './UpdateSection';
import aboutStyles from './about.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** The versions of Latchkey and its parts, and updates. */
export default function AboutDialog({ check }: { check: boolean }) {
  const { value: about, problem } = useQuery('about', () => call('app.about', {}));
  return (
    <DialogFrame title={t('About Latchkey')} size={520}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {about !== null && <VersionList about={about} />}
      <UpdateSection check={check} />
    </DialogFrame>
  );
}

function VersionList({ about }: { about: AboutLatchkey }) {
  return (
    <section className={aboutStyles['made']} aria-label={t('Versions')}>
      <dl className={aboutStyles['lines']}>
        {aboutRows(about).map(([term, value]) => (
          <div key={term}>
            <dt className="lk-dim">{term}</dt>
            <dd className="lk-num">{value}</dd>
          </div>
        ))}
      </dl>
      {about.evaluation && (
        <p className={aboutStyles['evaluation']} role="note">
          {richText(
            '{emphasis} This runtime gets no security fixes. Do not use it with real credentials.',
            { emphasis: <strong>{t('For evaluation only.')}</strong> },
          )}
        </p>
      )}
      <CopyVersionsButton text={aboutText(about)} />
    </section>
  );
}

function CopyVersionsButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={aboutStyles['copy']}>
      <Button
        variant="default"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => {
            setCopied(true);
          });
        }}
      >
        {t('Copy')}
      </Button>
      <span className="lk-small lk-dim" role="status">
        {copied && t('Copied')}
      </span>
    </div>
  );
}

function aboutRows(about: AboutLatchkey): [term: string, value: string][] {
  const { latchkey, electron, chromium, node, platform, licence } = about;
  const rows: [string, string | null][] = [
    ['Latchkey', latchkey],
    ['Electron', electron],
    ['Chromium', chromium],
    ['Node', node],
    [t('System'), platform],
    [t('Licence'), licence],
  ];
  return rows.flatMap(([term, value]) => (value === null ? [] : [[term, value]]));
}

/** For reports of problems. */
const aboutText = (about: AboutLatchkey): string =>
  [
    ...aboutRows(about).map(([term, value]) => `${term}: ${value}`),
    ...(about.evaluation ? [t('For evaluation only')] : []),
  ].join('\n');
