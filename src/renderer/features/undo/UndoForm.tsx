import { useRef, type KeyboardEvent } from 'react';
import type { AccountKey, ActivityEntry, Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { addOutcomeNotice } from '../../state/outcome-notices';
import {
  activityChangeValue,
  activityOperationLabel,
  activitySubjectName,
} from '../../ui/format/activity-labels';
import { FormFooter } from '../../ui/forms/FormFooter';
import formStyles from '../../ui/forms/form.module.css';
import { WritePreviewTable } from '../../ui/forms/WritePreviewTable';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { t } from '../../../contract/texts';

interface Props {
  account: AccountKey;
  entry: ActivityEntry;
  profile: Profile;
}

type Preview = ResponseFor<'undo.preview'>;

/** What Domo has now, what the undo writes in its place, and what stays. Enter sends it. */
export function UndoForm({ account, entry, profile }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const request = { ...account, entryId: entry.id };
  const preview = useQuery<Preview>(entry.id, () => call('undo.preview', request));
  const label = t('Undo “{activityOperation} {activitySubject}” in {label}', {
    activityOperation: activityOperationLabel(entry.operation),
    activitySubject: activitySubjectName(entry),
    label: profile.label,
  });
  const save = useDialogSubmit<ResponseFor<'undo.apply'>>({
    label,
    onDone: () => {
      closeDialog();
      addOutcomeNotice({ label, problem: null, remark: null });
    },
  });
  const readOnly = profile.guard === 'read-only';
  const ready =
    preview.value !== null && !preview.busy && !readOnly && !save.busy && save.problem === null;
  const submitByEnter = (event: KeyboardEvent): void => {
    // The table has the focus, so that a reader reads it: Enter there means the button.
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      className={formStyles['form']}
      onKeyDown={submitByEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save.submit(() => call('undo.apply', request));
      }}
    >
      {preview.value === null || preview.busy ? (
        // Until there is something to see, the focus waits: Enter must send nothing unseen, and must not cancel.
        <div data-autofocus={preview.problem === null || preview.busy || undefined}>
          <LoadingOrError answer={preview} label={t('reading what Domo has now…')} tone="amber" />
        </div>
      ) : (
        <PreviewOfUndo preview={preview.value} />
      )}
      {save.problem !== null && <ProblemNotice problem={save.problem} />}
      <FormFooter
        submit={t('Undo')}
        busy={save.busy}
        disabled={!ready}
        disabledReason={readOnly ? t('The instance is read-only') : null}
      />
    </form>
  );
}

function PreviewOfUndo({ preview: { changes, left } }: { preview: Preview }) {
  return (
    <>
      <WritePreviewTable
        label={t('What will be written')}
        columnTitles={[t('Now'), t('After the undo')]}
        writtenColumn={1}
        rows={changes.map(({ what, now, next }) => {
          const change = { what, secret: false, before: now, after: next };
          return {
            key: what,
            label: what === 'displayName' ? t('Display name') : what,
            cells: [
              shownValue(activityChangeValue(change, 'before')),
              shownValue(activityChangeValue(change, 'after')),
            ] as const,
          };
        })}
      />
      {left.length > 0 && (
        <ul className="lk-dim lk-small">
          {left.map(({ what, why }) => (
            <li key={what}>
              <span className="lk-mono">{what}</span> {t('stays as it is: {why}.', { why })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const shownValue = (value: string | null): string =>
  value === null || value === '' ? t('∅ empty') : value;
