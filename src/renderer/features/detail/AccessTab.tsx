import { IconUser, IconUsers } from '@tabler/icons-react';
import type { AccessEntry } from '../../../contract';
import type { Detail } from '../../state/detail';
import { Age } from '../../ui/Age';
import { levelOf } from '../../ui/format';
import { Part } from './Part';

/** Who may use the account, and at which level. */
export function AccessTab({ detail }: { detail: Detail }) {
  const { access, accessReadAt, accessProblem } = detail;
  return (
    <Part what="access list" known={access !== null} problem={accessProblem}>
      {access?.length === 0 && <p className="drawer-text lk-dim">Nobody is on the access list.</p>}
      <ul className="access">
        {access?.map((entry) => (
          <Entry key={`${entry.type} ${entry.id} ${entry.accessLevel}`} entry={entry} />
        ))}
      </ul>
      <p className="drawer-age lk-dim lk-small">
        <Age at={accessReadAt} verb="read" />
      </p>
    </Part>
  );
}

function Entry({ entry: { type, id, name, accessLevel } }: { entry: AccessEntry }) {
  const group = type === 'GROUP';
  const Icon = group ? IconUsers : IconUser;
  const who = name ?? `(no name told, ${type.toLowerCase()} ${id})`;
  return (
    <li className="access-entry">
      <Icon size={15} role="img" aria-label={group ? 'Group' : 'User'} className="lk-dim" />
      <span className="lk-cut lk-name" title={`${who}\n${type.toLowerCase()} ${id}`}>
        {who}
      </span>
      <span className="lk-dim access-level">{levelOf(accessLevel)}</span>
    </li>
  );
}
