import type { OldAccount } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { openAccount } from '../../state/view';
import { toSingleLine } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import overviewStyles from './overview.module.css';
import { t } from '../../../contract/texts';

/** The accounts that nobody changed for the longest time; each opens in the accounts view. */
export function OldestAccounts({ oldest }: { oldest: readonly OldAccount[] }) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const labels = new Map(profiles.map(({ id, label }) => [id, label]));
  if (oldest.length === 0) return null;
  return (
    <section className={overviewStyles['wide']}>
      <h2>{t('Oldest credentials')}</h2>
      <table className={overviewStyles['table']} aria-label={t('Oldest credentials')}>
        <thead>
          <tr>
            <th scope="col">{t('Account')}</th>
            <th scope="col">{t('Instance')}</th>
            <th scope="col">{t('Provider')}</th>
            <th scope="col">{t('Modified')}</th>
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
                  {toSingleLine(displayName) || t('(no name)')}
                </button>
              </th>
              <td className="lk-name">{labels.get(key.profileId) ?? t('(removed)')}</td>
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
