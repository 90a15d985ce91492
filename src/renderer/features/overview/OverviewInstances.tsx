import { coverageText } from '../../../contract/coverage-text';
import type { ChangeTotals, OverviewInstance } from '../../../contract';
import { switchInstance, showAccountsPart, showView } from '../../state/view';
import { setChangePeriod } from '../../state/changes';
import { formatCount, toSingleLine } from '../../ui/format/format';
import { TimeAgo } from '../../ui/format/Time';
import { problemWord } from '../../ui/notices/problem-word';
import overviewStyles from './overview.module.css';

/** How old the data of each instance is, what of it was read, and how much changed in it. */
export const OverviewInstances = ({ instances }: { instances: readonly OverviewInstance[] }) => (
  <section className={overviewStyles['wide']}>
    <h2>Instances</h2>
    <table className={overviewStyles['table']} aria-label="Instances">
      <thead>
        <tr>
          <th scope="col">Instance</th>
          <th scope="col">Accounts</th>
          <th scope="col">Read</th>
          <th scope="col">List and search</th>
          <th scope="col">Configs and access</th>
          <th scope="col">Changes in 30 days</th>
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
        <TimeAgo at={readAt} never="never" />
        {problem !== null && (
          <div className={overviewStyles['failed']}>
            Last sync failed: {problemWord(problem.code)}
          </div>
        )}
      </td>
      <td>{readAt === null ? 'never read' : coverageText(coverage)}</td>
      <td>
        <TimeAgo at={detailsFrom} never="never read" />
      </td>
      <td className="lk-num">
        {isNothing(changes) ? (
          'none'
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
    added > 0 ? `${formatCount(added)} new` : '',
    removed > 0 ? `${formatCount(removed)} gone` : '',
    changed > 0 ? `${formatCount(changed)} changed` : '',
  ]
    .filter(Boolean)
    .join(', ');
