import type { Account } from '../../../contract';
import { OpenInDomo } from '../../ui/OpenInDomo';

/** The two things that "OAuth" can mean of an account, told apart where one of them is looked at. */
export function AboutOAuth({ profileId, account }: { profileId: string; account: Account }) {
  if (account.kind === 'oauth') {
    return (
      <p className="drawer-text">
        This is an OAuth client configuration: the client id and secret that accounts use which sign
        in with OAuth. It signs in nowhere by itself.
      </p>
    );
  }
  if (account.credentialsType !== 'oauth') return null;
  return (
    <div className="drawer-text lk-stack">
      <span>
        This account signs in with OAuth at its provider. When that ends, it is reconnected in Domo.
      </span>
      <OpenInDomo profileId={profileId} />
    </div>
  );
}
