import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import {
  useInstanceMatrix,
  type InstancesComparison,
  withInstances,
} from '../../../state/instance-matrix';
import { openDialog } from '../../../state/dialogs';
import { guessedWordsOn, withGuessKept } from '../../../state/match-guess';
import { formatCount, formatCountOf } from '../../../ui/format/format';
import { SyncButton } from '../../../ui/actions/SyncButton';
import { TimeAgo } from '../../../ui/format/Time';
import { ComparisonExportButton } from '../ComparisonExportButton';
import { ComparisonTitleBar, SaveComparisonButton } from '../ComparisonTitleBar';
import { oldestListReadAt } from './instance-labels';
import { changeComparison, MAX_COMPARED_INSTANCES } from '../../../state/comparison';
import { useProfiles } from '../../../state/profiles';
import { CheckList } from '../../../ui/filters/CheckList';
import { GroupChoice } from '../../../ui/filters/GroupChoice';
import clsx from 'clsx';
import instancesStyles from './instances.module.css';
import { t } from '../../../../contract/texts';
import { richText } from '../../../texts/rich-text';

/** The title bar: a summary, the choice of instances and the actions. */
export function InstancesTitleBar({ comparison }: { comparison: InstancesComparison }) {
  const { profileIds } = comparison;
  const guess = useInstanceMatrix((state) => state.guess);
  return (
    <ComparisonTitleBar
      title={formatCountOf(profileIds.length, 'instance')}
      summary={profileIds.length >= 2 && <InstancesSummaryText />}
    >
      <Popover position="bottom-end" shadow="md" trapFocus width={340}>
        <Popover.Target>
          <Button
            variant="default"
            flex="none"
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('Instances')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={8}>
          <InstanceChecklist comparison={comparison} />
        </Popover.Dropdown>
      </Popover>
      <SaveComparisonButton comparison={withGuessKept(comparison, guess)} />
      <Button
        variant="default"
        disabled={profileIds.length < 2}
        onClick={() => {
          openDialog({
            name: 'bulkChange',
            change: 'align',
            accounts: [],
            compared: { comparison, guessed: guessedWordsOn(guess) },
          });
        }}
      >
        {t('Align…')}
      </Button>
      <ComparisonExportButton comparison={comparison} />
      <SyncButton disabled={profileIds.length === 0} profileIds={profileIds} />
    </ComparisonTitleBar>
  );
}

function InstancesSummaryText() {
  const { summary, instances } = useInstanceMatrix();
  const read = instances.map(oldestListReadAt);
  const oldest = read.includes(null) ? null : Math.min(...read.filter((at) => at !== null));
  const age = instances.length > 0 && oldest !== null && (
    <>
      {' · '}
      <TimeAgo at={oldest} verb={t('read')} />
    </>
  );
  if (summary === null) return <>{richText('counting…{age}', { age })}</>;
  const asWritten = summary.sameAsWritten + summary.differsAsWritten;
  return (
    <span className="lk-num">
      {t('{different} of {sharedAccounts} missing or different', {
        different: formatCount(summary.different - summary.single),
        sharedAccounts: formatCountOf(summary.rows - summary.single, 'shared account'),
      })}
      {asWritten > 0 &&
        t(' · {asWritten} compared as written', { asWritten: formatCount(asWritten) })}
      {summary.unknown > 0 && t(' · {unknown} unknown', { unknown: formatCount(summary.unknown) })}
      {age}
    </span>
  );
}

/** Chooses the instances; their order is the order of the choice. */
export function InstanceChecklist({ comparison }: { comparison: InstancesComparison }) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const { profileIds } = comparison;
  return (
    <>
      <GroupChoice
        chosen={profileIds}
        max={MAX_COMPARED_INSTANCES}
        onChange={(chosen) => {
          changeComparison(withInstances(comparison, chosen));
        }}
      />
      <CheckList
        label={t('Instances')}
        itemName="instance"
        items={profiles.map(({ id, label, group, origin }) => ({
          value: id,
          label,
          title: origin,
          note: group,
          disabled: profileIds.length >= MAX_COMPARED_INSTANCES && !profileIds.includes(id),
        }))}
        chosen={profileIds}
        onToggle={(id, on) => {
          const others = profileIds.filter((each) => each !== id);
          changeComparison(withInstances(comparison, on ? [...others, id] : others));
        }}
      />
      <p className={clsx(instancesStyles['hint'], 'lk-dim lk-small')}>
        {t('{profileIds} of at most {most}, in the order of selection.', {
          profileIds: formatCount(profileIds.length),
          most: MAX_COMPARED_INSTANCES,
        })}
      </p>
    </>
  );
}
