/** Changing accounts in Domo: each write is sent once, recorded before it is sent, and read again after. */
export { updateConfig } from './config';
export { createAccount } from './create';
export { deleteAccount } from './remove';
export { groupMembers } from './group';
export { renameAccount } from './rename';
export { reveal } from './reveal';
export { share, shareV1 } from './share';
export { searchPrincipals, usage, validate } from './supporting';
