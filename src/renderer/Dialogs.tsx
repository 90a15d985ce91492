import { lazy, Suspense } from 'react';
import { closeDialog, useDialogs, type Dialog, type Shown } from './state/dialogs';
import { useFocusBack } from './state/focus';
import { useProfiles } from './state/profiles';
import { Boundary } from './ui/Boundary';

const AddDialog = lazy(() => import('./features/instances/AddDialog'));
const EditDialog = lazy(() => import('./features/instances/EditDialog'));
const TokenDialog = lazy(() => import('./features/instances/TokenDialog'));
const RemoveDialog = lazy(() => import('./features/instances/RemoveDialog'));
const ExportDialog = lazy(() => import('./features/export/ExportDialog'));
const SyncResultsDialog = lazy(() => import('./features/sync/SyncResultsDialog'));
const CreateDialog = lazy(() => import('./features/edit/CreateDialog'));
const ConfigDialog = lazy(() => import('./features/edit/ConfigDialog'));
const RenameDialog = lazy(() => import('./features/edit/RenameDialog'));
const DeleteDialog = lazy(() => import('./features/edit/DeleteDialog'));
const CloneDialog = lazy(() => import('./features/clone/CloneDialog'));
const CloneResultsDialog = lazy(() => import('./features/clone/CloneResultsDialog'));
const CopyValueDialog = lazy(() => import('./features/clone/CopyValueDialog'));
const AboutDialog = lazy(() => import('./features/about/AboutDialog'));
const SettingsDialog = lazy(() => import('./features/settings/SettingsDialog'));

/** The dialog that is open. Each is loaded when it is first wanted. */
export function Dialogs() {
  const { dialog, turn } = useDialogs();
  return (
    <Boundary what="This dialog" of={String(turn)} onClose={closeDialog} place="dialog">
      <Suspense fallback={null}>
        {dialog !== null && <Opened key={turn} dialog={dialog} />}
      </Suspense>
    </Boundary>
  );
}

const ofProfile = { edit: EditDialog, token: TokenDialog, remove: RemoveDialog } as const;
const ofAccount = {
  editConfig: ConfigDialog,
  renameAccount: RenameDialog,
  deleteAccount: DeleteDialog,
} as const;

function Opened({ dialog }: { dialog: Dialog }) {
  useFocusBack();
  switch (dialog.name) {
    case 'add':
      return <AddDialog />;
    case 'export':
      return <ExportDialog />;
    case 'syncResults':
      return <SyncResultsDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'about':
      return <AboutDialog check={dialog.check} />;
    case 'createAccount':
      return <CreateDialog />;
    case 'clone':
      return (
        <CloneDialog source={dialog.source} profileIds={dialog.profileIds} rule={dialog.rule} />
      );
    case 'cloneResults':
      return <CloneResultsDialog />;
    case 'copyValue':
      return <CopyValueDialog from={dialog.from} to={dialog.to} field={dialog.field} />;
    case 'editConfig':
    case 'renameAccount':
    case 'deleteAccount':
      return <OfAccount name={dialog.name} shown={dialog.shown} />;
    case 'edit':
    case 'token':
    case 'remove':
      return <OfProfile name={dialog.name} profileId={dialog.profileId} />;
  }
}

function OfProfile({ name, profileId }: { name: keyof typeof ofProfile; profileId: string }) {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  const Named = ofProfile[name];
  return profile === undefined ? null : <Named profile={profile} />;
}

function OfAccount({ name, shown }: { name: keyof typeof ofAccount; shown: Shown }) {
  const { profileId } = shown.account;
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  const Named = ofAccount[name];
  return profile === undefined ? null : <Named profile={profile} shown={shown} />;
}
