import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ResponseFor, SavedView } from '../../../../contract';
import { closeDialog } from '../../../state/dialogs';
import {
  deleteSavedView,
  goneRemark,
  loadSavedViews,
  openSavedView,
  renameSavedView,
  useSavedViews,
} from '../../../state/saved-views';
import { DialogFrame } from '../../../ui/forms/DialogFrame';
import formStyles from '../../../ui/forms/form.module.css';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { useSubmit } from '../../../ui/requests/useSubmit';
import viewsStyles from './views.module.css';
import { t } from '../../../../contract/texts';

/** Opens, renames and deletes saved views. */
export default function SavedViewsDialog() {
  const { views, problem } = useSavedViews();
  useEffect(() => {
    void loadSavedViews();
  }, []);
  return (
    <DialogFrame title={t('Views')} size={560}>
      <div className={formStyles['form']}>
        {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
        {views === null && problem === null && <p className="lk-dim">{t('Loading…')}</p>}
        {views?.length === 0 && (
          <p className="lk-dim">
            {t('No saved views yet. Set filters, then choose “Save as view…”.')}
          </p>
        )}
        <ul className={viewsStyles['views']} aria-label={t('Saved views')}>
          {views?.map((view) => (
            <SavedViewRow key={view.id} view={view} />
          ))}
        </ul>
      </div>
    </DialogFrame>
  );
}

function SavedViewRow({ view }: { view: SavedView }) {
  /** Null: not being renamed. */
  const [typed, setTyped] = useState<string | null>(null);
  const change = useSubmit<ResponseFor<'views.list'>>(() => {
    setTyped(null);
  });
  const remark = goneRemark(view);
  return (
    <li>
      {typed === null ? (
        <div className={viewsStyles['row']}>
          <Button
            variant="subtle"
            justify="flex-start"
            className={viewsStyles['open']}
            onClick={() => {
              closeDialog();
              openSavedView(view);
            }}
          >
            <span className="lk-cut lk-name">{view.name}</span>
          </Button>
          <Button
            variant="subtle"
            color="gray"
            aria-label={t('Rename {name}', { name: view.name })}
            onClick={() => {
              setTyped(view.name);
            }}
          >
            {t('Rename')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            loading={change.busy}
            aria-label={t('Delete {name}', { name: view.name })}
            onClick={() => void change.submit(() => deleteSavedView(view.id))}
          >
            {t('Delete')}
          </Button>
        </div>
      ) : (
        <form
          className={viewsStyles['row']}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '')
              void change.submit(() => renameSavedView(view.id, typed.trim()));
          }}
        >
          <TextInput
            className={viewsStyles['open']}
            aria-label={t('New name of {name}', { name: view.name })}
            autoFocus
            maxLength={80}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              change.setProblem(null);
            }}
          />
          <Button type="submit" loading={change.busy} disabled={typed.trim() === ''}>
            {t('Rename')}
          </Button>
        </form>
      )}
      {remark !== null && <p className="lk-dim lk-small">{remark}</p>}
      {change.problem !== null && <ProblemNotice problem={change.problem} />}
    </li>
  );
}
