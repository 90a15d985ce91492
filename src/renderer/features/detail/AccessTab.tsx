import type { AccessEntry, AccountKey, User } from '../../../contract';
import type { Detail } from '../../state/detail';
import { Age } from '../../ui/Age';
import { Ended } from './access/Ended';
import { Entry } from './access/Entry';
import { GiveAccess } from './access/GiveAccess';
import { isYou, keysOf } from './access/people';
import { usePlace } from './access/usePlace';
import { Part } from './Part';
import './access/access.css';

/** Who may use the account, and at which level; and changing it. */
export function AccessTab({ account, detail }: { account: AccountKey; detail: Detail }) {
  const { access, accessReadAt, accessProblem } = detail;
  const keys = keysOf(access ?? []);
  const place = usePlace(account, detail);
  const readOnly = place.profile?.guard === 'read-only';
  return (
    <>
      <Ended account={account} />
      <Part what="access list" known={access !== null} problem={accessProblem}>
        {readOnly && <p className="drawer-text lk-dim">{place.blocked}</p>}
        {access !== null && <GiveAccess entries={access} place={place} />}
        {access?.length === 0 && (
          <p className="drawer-text lk-dim">Nobody is on the access list.</p>
        )}
        <ul className="access" aria-label="Access list">
          {access?.map((entry, index) => (
            <Entry key={keys[index]} entry={entry} entries={access} place={place} />
          ))}
        </ul>
        {access !== null && <You entries={access} user={place.profile?.user ?? null} />}
        <p className="drawer-age lk-dim lk-small">
          <Age at={accessReadAt} verb="read" />
        </p>
      </Part>
    </>
  );
}

/** Where the user of the token is not listed, what else can be the reason that the account is seen. */
function You({ entries, user }: { entries: readonly AccessEntry[]; user: User | null }) {
  if (user === null || entries.some((entry) => isYou(entry, user.id))) return null;
  const groups = entries.some(({ type }) => type === 'GROUP');
  return (
    <p className="drawer-text lk-dim lk-small">
      You ({user.displayName}) are not listed by name: what you may do here comes from{' '}
      {groups ? 'a group of this list, or from a grant of your role' : 'a grant of your role'}.
    </p>
  );
}
