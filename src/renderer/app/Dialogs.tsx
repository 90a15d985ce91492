import { lazy, Suspense } from 'react';
import { closeDialog, useDialogs, type Dialog, type DialogAccount } from '../state/dialogs';
import { useRestoreFocus } from '../ui/keyboard/focus';
import { useTypedText } from '../state/typed-text';
import { useProfiles } from '../state/profiles';
import { ErrorBoundary } from '../ui/notices/ErrorBoundary';
import { t } from '../../contract/texts';

const DiscardQuestion = lazy(() =>
  import('../ui/forms/DiscardQuestion').then(({ DiscardQuestion: component }) => ({
    default: component,
  })),
);

const AddInstanceDialog = lazy(() => import('../features/instances/AddInstanceDialog'));
const AddManyDialog = lazy(() => import('../features/instances/many/AddManyDialog'));
const EditInstanceDialog = lazy(() => import('../features/instances/EditInstanceDialog'));
const ReplaceTokenDialog = lazy(() => import('../features/instances/ReplaceTokenDialog'));
const RemoveInstanceDialog = lazy(() => import('../features/instances/RemoveInstanceDialog'));
const RevokeTokenDialog = lazy(() => import('../features/tokens/RevokeTokenDialog'));
const ExportDialog = lazy(() => import('../features/export/ExportDialog'));
const PublishDialog = lazy(() => import('../features/publish/PublishDialog'));
const BulkChangeDialog = lazy(() => import('../features/bulk/BulkChangeDialog'));
const BulkRunDialog = lazy(() => import('../features/bulk/BulkRunDialog'));
const BulkRunsDialog = lazy(() => import('../features/bulk/BulkRunsDialog'));
const HygieneDialog = lazy(() => import('../features/bulk/HygieneDialog'));
const ReportDialog = lazy(() => import('../features/report/ReportDialog'));
const ReviewDialog = lazy(() => import('../features/review/ReviewDialog'));
const SaveViewDialog = lazy(() => import('../features/accounts/views/SaveViewDialog'));
const SavedViewsDialog = lazy(() => import('../features/accounts/views/SavedViewsDialog'));
const SyncResultsDialog = lazy(() => import('../features/sync/SyncResultsDialog'));
const CreateAccountDialog = lazy(() => import('../features/edit/CreateAccountDialog'));
const EditConfigDialog = lazy(() => import('../features/edit/EditConfigDialog'));
const RenameAccountDialog = lazy(() => import('../features/edit/RenameAccountDialog'));
const DeleteAccountDialog = lazy(() => import('../features/edit/DeleteAccountDialog'));
const CloneDialog = lazy(() => import('../features/bulk/clone/CloneDialog'));
const CopyValueDialog = lazy(() => import('../features/edit/CopyValueDialog'));
const AboutDialog = lazy(() => import('../features/about/AboutDialog'));
const SetAsideDialog = lazy(() => import('../features/store/SetAsideDialog'));
const CheckStoreDialog = lazy(() => import('../features/store/CheckStoreDialog'));
const UndoDialog = lazy(() => import('../features/undo/UndoDialog'));
const SettingsDialog = lazy(() => import('../features/settings/SettingsDialog'));

/** The open dialog. The code of each dialog is loaded when it is first opened. */
export function Dialogs() {
  const { dialog, openCount } = useDialogs();
  const asked = useTypedText(({ leave }) => leave !== null);
  return (
    <ErrorBoundary
      what={t('This dialog')}
      resetKey={String(openCount)}
      onClose={closeDialog}
      area="dialog"
    >
      <Suspense fallback={null}>
        {dialog !== null && <OpenedDialog key={openCount} dialog={dialog} />}
      </Suspense>
      <Suspense fallback={null}>{asked && <DiscardQuestion />}</Suspense>
    </ErrorBoundary>
  );
}

const profileDialogs = {
  edit: EditInstanceDialog,
  token: ReplaceTokenDialog,
  remove: RemoveInstanceDialog,
} as const;
const accountDialogs = {
  editConfig: EditConfigDialog,
  renameAccount: RenameAccountDialog,
  deleteAccount: DeleteAccountDialog,
} as const;

function OpenedDialog({ dialog }: { dialog: Dialog }) {
  useRestoreFocus();
  switch (dialog.name) {
    case 'add':
      return <AddInstanceDialog />;
    case 'addMany':
      return <AddManyDialog />;
    case 'export':
      return <ExportDialog accounts={dialog.accounts ?? null} />;
    case 'publish':
      return <PublishDialog />;
    case 'bulkChange':
      return (
        <BulkChangeDialog
          change={dialog.change}
          accounts={dialog.accounts}
          compared={dialog.compared}
        />
      );
    case 'bulkRun':
      return <BulkRunDialog />;
    case 'bulkRuns':
      return <BulkRunsDialog />;
    case 'hygiene':
      return <HygieneDialog />;
    case 'report':
      return <ReportDialog />;
    case 'review':
      return <ReviewDialog accounts={dialog.accounts ?? null} />;
    case 'syncResults':
      return <SyncResultsDialog />;
    case 'saveView':
      return <SaveViewDialog />;
    case 'savedViews':
      return <SavedViewsDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'setAside':
      return <SetAsideDialog />;
    case 'checkStore':
      return <CheckStoreDialog />;
    case 'about':
      return <AboutDialog check={dialog.check} />;
    case 'undo':
      return <UndoDialog entry={dialog.entry} />;
    case 'createAccount':
      return <CreateAccountDialog />;
    case 'clone':
      return (
        <CloneDialog source={dialog.source} profileIds={dialog.profileIds} rule={dialog.rule} />
      );
    case 'copyValue':
      return <CopyValueDialog from={dialog.from} to={dialog.to} field={dialog.field} />;
    case 'editConfig':
    case 'renameAccount':
    case 'deleteAccount':
      return <AccountDialog name={dialog.name} shown={dialog.shown} />;
    case 'revokeToken':
      return <RevokeTokenDialog profileId={dialog.profileId} token={dialog.token} />;
    case 'edit':
    case 'token':
    case 'remove':
      return <ProfileDialog name={dialog.name} profileId={dialog.profileId} />;
  }
}

function ProfileDialog({
  name,
  profileId,
}: {
  name: keyof typeof profileDialogs;
  profileId: string;
}) {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  const NamedDialog = profileDialogs[name];
  return profile === undefined ? null : <NamedDialog profile={profile} />;
}

function AccountDialog({
  name,
  shown,
}: {
  name: keyof typeof accountDialogs;
  shown: DialogAccount;
}) {
  const { profileId } = shown.account;
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  const NamedDialog = accountDialogs[name];
  return profile === undefined ? null : <NamedDialog profile={profile} shown={shown} />;
}
