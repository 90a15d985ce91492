import { useEffect, useState } from 'react';
import type { AccountKey, ConfigField } from '../../../contract';
import type { AccountDetail } from '../../state/account-detail';
import {
  hideSecret,
  useRevealedSecret,
  dismissCopied,
  copyField,
  revealField,
} from '../../state/revealed-secret';
import { useSecondsLeft } from '../../ui/format/clocks';
import { TimeAgo } from '../../ui/format/Time';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { loadClipboardLimits, useClipboardLimits } from '../../state/clipboard-limits';
import { clipboardNote, copiedSentence } from './clipboard-labels';
import { CopyFieldButton, CopyQuestion } from './CopyFieldButton';
import { ConfigFieldValue } from './ConfigFieldValue';
import { AccountPart } from './AccountPart';
import configStyles from './config.module.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import clsx from 'clsx';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

const CLIPBOARD_NOTE_ID = 'clipboard-note';

/** The config, field by field. A secret is shown as dots of a fixed length until the user reveals it. */
export function ConfigTab({ account, detail }: { account: AccountKey; detail: AccountDetail }) {
  const { config, configReadAt, configProblem } = detail;
  const limits = useClipboardLimits((state) => state.limits);
  // A revealed secret is hidden when the user leaves the tab.
  useEffect(() => {
    void loadClipboardLimits();
    return hideSecret;
  }, []);
  return (
    <AccountPart what="configuration" known={config !== null} problem={configProblem}>
      {config?.fields.length === 0 && (
        <p className={clsx(drawerStyles['text'], 'lk-dim')}>
          {t('This account has no configuration fields.')}
        </p>
      )}
      <dl className={drawerStyles['facts']}>
        {config?.fields.map((field) => (
          <ConfigFieldRow
            key={`${account.profileId} ${account.id} ${field.name}`}
            account={account}
            field={field}
          />
        ))}
      </dl>
      <p className={clsx(drawerStyles['age'], 'lk-dim lk-small')}>
        {richText(
          '{when}. Secret values are not loaded into this window unless you reveal one. Revealing and copying are recorded in the activity, without the value.',
          { when: <TimeAgo at={configReadAt} verb={t('Read')} /> },
        )}{' '}
        <span id={CLIPBOARD_NOTE_ID}>{limits !== null && clipboardNote(limits)}</span>
      </p>
    </AccountPart>
  );
}

function ConfigFieldRow({ account, field }: { account: AccountKey; field: ConfigField }) {
  const [asking, setAsking] = useState(false);
  const failed = useRevealedSecret((state) =>
    state.failed?.field === field.name ? state.failed : null,
  );
  return (
    <div className={drawerStyles['fact']}>
      <dt className="lk-cut" title={field.name}>
        {field.name}
      </dt>
      <dd>
        <div className={configStyles['line']}>
          <ConfigFieldValue field={field} />
          <ConfigFieldActions account={account} field={field} onAsk={() => setAsking(true)} />
        </div>
        {asking && (
          <CopyQuestion
            field={field.name}
            onCopy={() => void copyField(account, field.name)}
            onClose={() => setAsking(false)}
          />
        )}
        <CopiedNotice field={field.name} />
        {failed !== null && <ProblemNotice problem={failed.problem} />}
      </dd>
    </div>
  );
}

/** Says that a field was copied, until the clipboard is cleared. */
function CopiedNotice({ field }: { field: string }) {
  const until = useRevealedSecret(({ copied }) => (copied?.field === field ? copied.until : null));
  return until === null ? null : <ClipboardCountdown until={until} />;
}

function ClipboardCountdown({ until }: { until: number }) {
  const left = useSecondsLeft(until);
  const limits = useClipboardLimits((state) => state.limits);
  useEffect(() => {
    if (left === 0) dismissCopied();
  }, [left]);
  return (
    <div className="lk-small lk-dim">
      <span role="status">{t('Copied')}</span>
      <span className="lk-num">{copiedSentence(limits, left)}</span>
    </div>
  );
}

interface ConfigFieldActionsProps {
  account: AccountKey;
  field: ConfigField;
  /** Asks before copying. */
  onAsk: () => void;
}

/** Reveal and copy. Neither works for values that Domo hides. */
function ConfigFieldActions({ account, field: { name, state }, onAsk }: ConfigFieldActionsProps) {
  const shown = useRevealedSecret((reveal) => reveal.shown?.field === name);
  const busy = useRevealedSecret((reveal) => (reveal.busy?.field === name ? reveal.busy.to : null));
  if (state !== 'secret' && state !== 'clear') return null;
  return (
    <span className={configStyles['actions']}>
      {state === 'secret' && (
        <Tooltip
          label={shown ? t('Hide') : t('Reveal (recorded in the activity, without the value)')}
        >
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${shown ? t('Hide') : t('Reveal')} ${name}`}
            aria-pressed={shown}
            loading={busy === 'screen'}
            onClick={() => {
              if (shown) hideSecret();
              else void revealField(account, name);
            }}
          >
            {shown ? <IconEyeOff size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
      <CopyFieldButton
        field={name}
        noteId={CLIPBOARD_NOTE_ID}
        onAsk={onAsk}
        onCopy={() => void copyField(account, name)}
      />
    </span>
  );
}
