import { Button, Checkbox } from '@mantine/core';
import type { InstanceListLine } from '../../../../contract';
import { formatCountOf } from '../../../ui/format/format';
import { EmptyState } from '../../../ui/notices/placeholders';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import formStyles from '../../../ui/forms/form.module.css';
import { ManyTable } from './ManyTable';
import {
  addLabel,
  changeLabel,
  countLineStates,
  lineStates,
  lineTones,
  sortLines,
  tokenLabel,
} from './many-labels';
import type { AddMany } from './useAddMany';
import { t } from '../../../../contract/texts';

/** What each line of the list would do. Nothing has been added yet. */
export function ReviewStep({ many }: { many: AddMany }) {
  const { lines, chosen, update, busy, problem, setUpdate, goTo, add } = many;
  const changed = lines.filter(({ state }) => state === 'changed').length;
  const asksTokens = chosen.some(({ needsToken, tokenFrom }) => needsToken && tokenFrom === null);
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (asksTokens) goTo('tokens');
        else add();
      }}
    >
      <p className={formStyles['line']} role="status">
        {lines.length === 0 ? t('The list has no lines.') : `${countLineStates(lines)}.`}
      </p>
      {lines.length === 0 ? (
        <EmptyState title={t('No instance in this list')} />
      ) : (
        <ManyTable
          label={t('Lines of the list')}
          columns={[t('Line'), t('State'), t('Label'), t('Instance'), t('Group'), t('Token')]}
        >
          {sortLines(lines).map((line) => (
            <ReviewRow key={line.line} line={line} />
          ))}
        </ManyTable>
      )}
      {changed > 0 && (
        <Checkbox
          label={t('Also change the settings of {instancesThatAre} there already', {
            instancesThatAre: formatCountOf(changed, 'instance that is', 'instances that are'),
          })}
          checked={update}
          onChange={(event) => {
            setUpdate(event.currentTarget.checked);
          }}
        />
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className={formStyles['foot']}>
        <Button
          variant="default"
          onClick={() => {
            goTo('list');
          }}
        >
          {t('Back')}
        </Button>
        <span className={formStyles['gap']}>
          {chosen.length === 0 && <span className="lk-dim">{t('There is nothing to add.')}</span>}
        </span>
        <Button type="submit" autoFocus disabled={chosen.length === 0 || busy}>
          {asksTokens ? t('Enter tokens') : addLabel(chosen.length)}
        </Button>
      </div>
    </form>
  );
}

function ReviewRow({ line }: { line: InstanceListLine }) {
  const { state, reason, changes } = line;
  const more = reason || changes.map(changeLabel).join(', ');
  return (
    <tr>
      <td className="lk-num lk-dim">{line.line}</td>
      <td>
        <span className="lk-state" data-tone={lineTones[state]}>
          {lineStates[state]}
        </span>
      </td>
      {more !== '' ? (
        <td colSpan={4}>
          <span className="lk-name">{line.label ?? line.instance}</span>{' '}
          <span className="lk-dim">{more}</span>
        </td>
      ) : (
        <>
          <td className="lk-name">{line.label}</td>
          <td>{line.instance}</td>
          <td>{line.group}</td>
          <td className="lk-dim">{tokenLabel(line)}</td>
        </>
      )}
    </tr>
  );
}
