import { Button } from '@mantine/core';
import type { AppStatus, SetAsideStore } from '../../../contract';
import { call } from '../../api/client';
import { loadProfiles, useProfiles } from '../../state/profiles';
import { useAppStatus } from '../../state/app-status';
import { timeFormat } from '../../ui/format/time-format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { SetAsideTime, HeldContents } from './SetAsideList';
import { contentsLabel } from './set-aside-labels';
import storeStyles from './store.module.css';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface Props {
  file: SetAsideStore;
  onBack: () => void;
  onRestored: () => void;
}

/** What a restoration replaces, before it is done. */
export function RestoreReview({ file, onBack, onRestored }: Props) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const { setAsideAt } = file;
  const restore = useDialogSubmit<AppStatus>({
    label: t('Restore the store of {name}', {
      name: setAsideAt === null ? file.name : timeFormat().dateTime(setAsideAt),
    }),
    onDone: (status) => {
      useAppStatus.setState({ status, problem: null });
      void loadProfiles();
      onRestored();
    },
  });
  const present = {
    instances: profiles.length,
    accounts: profiles.reduce((sum, { counts }) => sum + counts.accounts + counts.oauth, 0),
  };
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void restore.submit(() => call('store.restore', { name: file.name }));
      }}
    >
      <div className={storeStyles['file']}>
        <div className={storeStyles['words']}>
          <strong>
            <SetAsideTime file={file} />
          </strong>
          <HeldContents file={file} />
          <span className="lk-dim lk-small lk-mono">{file.name}</span>
        </div>
      </div>
      <ul className={storeStyles['effects']}>
        <li>
          {t(
            'It replaces the store in use, which holds {contents}. Accounts, activity, snapshots, saved comparisons and settings become those of the restored store.',
            { contents: contentsLabel(present) },
          )}
        </li>
        <li>
          {richText('{emphasis}: it appears in the list, and can be restored in the same way.', {
            emphasis: <strong>{t('The store in use is set aside in turn')}</strong>,
          })}
        </li>
        <li>
          {t(
            'Instances that only the store in use has are added to the restored one. A sync reads their accounts.',
          )}
        </li>
        <li>{t('Nothing changes in Domo, and tokens stay in the keychain.')}</li>
      </ul>
      {restore.problem !== null && <ProblemNotice problem={restore.problem} />}
      <div className={formStyles['foot']}>
        <span className={formStyles['gap']} role="status">
          {restore.busy && t('Restoring…')}
        </span>
        <Button variant="subtle" color="gray" disabled={restore.busy} onClick={onBack}>
          {t('Back')}
        </Button>
        <Button type="submit" autoFocus loading={restore.busy}>
          {t('Restore')}
        </Button>
      </div>
    </form>
  );
}
