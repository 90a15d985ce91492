/** Changing accounts in Domo: each write is sent once, recorded before it is sent, and read again after. */
export { updateConfig } from './update-config';
export { createAccount } from './create-account';
export { deleteAccount } from './delete-account';
export { listGroupMembers } from './account-lookups';
export { renameAccount } from './rename-account';
export { revealConfigField } from './reveal-config-field';
export { applyUndo, previewUndo } from './undo/undo-write';
export { findLatestUndoable } from './undo/latest-undoable';
export { listStreams } from './list-streams';
export { setStreamAccount } from './set-stream-account';
export { shareAccount, shareAccountV1 } from './share-account';
export { searchPrincipals, listAccountUsage, validateCredentials } from './account-lookups';
