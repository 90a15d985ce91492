import type { OldAccount } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { openAccount } from '../../state/view';
import { toSingleLine } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import overviewStyles from './overview.module.css';

/** The accounts that nobody changed for the longest time; each opens in the accounts view. */
export function OldestAccounts({ oldest }: { oldest: readonly OldAccount[] }) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const labels = new Map(profiles.map(({ id, label }) => [id, label]));
  if (oldest.length === 0) return null;
  return (
    <section className={overviewStyles['wide']}>
      <h2>Oldest credentials</h2>
      <table className={overviewStyles['table']} aria-label="Oldest credentials">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Instance</th>
            <th scope="col">Provider</th>
            <th scope="col">Modified</th>
          </tr>
        </thead>
        <tbody>
          {oldest.map(({ displayName, dataProviderType, modifiedAt, ...key }) => (
            <tr key={`${key.profileId} ${key.kind} ${key.id}`}>
              <th scope="row">
                <button
                  type="button"
                  className="lk-cut lk-name"
                  onClick={() => {
                    openAccount(key);
                  }}
                >
                  {toSingleLine(displayName) || '(no name)'}
                </button>
              </th>
              <td className="lk-name">{labels.get(key.profileId) ?? '(removed)'}</td>
              <td className="lk-mono">{dataProviderType}</td>
              <td>
                <Time at={modifiedAt} precision="date" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
