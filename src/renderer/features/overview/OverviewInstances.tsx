import { coverageText } from '../../../contract/coverage-text';
import type { ChangeTotals, OverviewInstance } from '../../../contract';
import { switchInstance, showAccountsPart, showView } from '../../state/view';
import { setChangePeriod } from '../../state/changes';
import { formatCount, toSingleLine } from '../../ui/format/format';
import { TimeAgo } from '../../ui/format/Time';
import { problemWord } from '../../ui/notices/problem-word';
import overviewStyles from './overview.module.css';
import { t } from '../../../contract/texts';

/** How old the data of each instance is, what of it was read, and how much changed in it. */
export const OverviewInstances = ({ instances }: { instances: readonly OverviewInstance[] }) => (
  <section className={overviewStyles['wide']}>
    <h2>{t('Instances')}</h2>
    <table className={overviewStyles['table']} aria-label={t('Instances')}>
      <thead>
        <tr>
          <th scope="col">{t('Instance')}</th>
          <th scope="col">{t('Accounts')}</th>
          <th scope="col">{t('Read')}</th>
          <th scope="col">{t('List and search')}</th>
          <th scope="col">{t('Configs and access')}</th>
          <th scope="col">{t('Changes in 30 days')}</th>
        </tr>
      </thead>
      <tbody>
        {instances.map((instance) => (
          <InstanceRow key={instance.profileId} instance={instance} />
        ))}
      </tbody>
    </table>
  </section>
);

function InstanceRow({ instance }: { instance: OverviewInstance }) {
  const { profileId, label, accounts, oauth, readAt, problem, coverage, detailsFrom, changes } =
    instance;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="lk-cut lk-name"
          onClick={() => {
            showAccountsPart({ selected: profileId });
          }}
        >
          {toSingleLine(label)}
        </button>
      </th>
      <td className="lk-num">{formatCount(accounts + oauth)}</td>
      <td>
        <TimeAgo at={readAt} never={t('never')} />
        {problem !== null && (
          <div className={overviewStyles['failed']}>
            {t('Last sync failed: {problem}', { problem: problemWord(problem.code) })}
          </div>
        )}
      </td>
      <td>{readAt === null ? t('never read') : coverageText(coverage)}</td>
      <td>
        <TimeAgo at={detailsFrom} never={t('never read')} />
      </td>
      <td className="lk-num">
        {isNothing(changes) ? (
          t('none')
        ) : (
          <button
            type="button"
            onClick={() => {
              switchInstance(profileId);
              setChangePeriod('month');
              showView('changes');
            }}
          >
            {changesText(changes)}
          </button>
        )}
      </td>
    </tr>
  );
}

const isNothing = ({ added, removed, changed }: ChangeTotals): boolean =>
  added + removed + changed === 0;

const changesText = ({ added, removed, changed }: ChangeTotals): string =>
  [
    added > 0 ? t('{added} new', { added: formatCount(added) }) : '',
    removed > 0 ? t('{removed} gone', { removed: formatCount(removed) }) : '',
    changed > 0 ? t('{changed} changed', { changed: formatCount(changed) }) : '',
  ]
    .filter(Boolean)
    .join(', ');
