/** The id of the token in use, as a renewal noted it: Domo's list does not say which one it is. */
import type { Workspace } from '../../workspace';
import { digestToken, parseRenewal } from './renewal-record';

/** Null: not known, also when the keychain cannot be read. */
export async function findOwnTokenId(
  workspace: Pick<Workspace, 'vault' | 'store'>,
  profileId: string,
): Promise<string | null> {
  try {
    const profile = await (await workspace.store()).getProfile(profileId);
    if (profile?.keep !== 'keychain') return null;
    const record = parseRenewal(await workspace.vault.getRenewal(profileId));
    if (record?.step !== 'done') return null;
    const token = await workspace.vault.getToken(profileId, 'keychain');
    return record.newDigest === digestToken(token) ? record.id : null;
  } catch {
    return null;
  }
}
