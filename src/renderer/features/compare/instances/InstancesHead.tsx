import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useInstanceMatrix, type ComparedInstances } from '../../../state/instanceMatrix';
import { ageOf, count, counted } from '../../../ui/format';
import { SyncButton } from '../../../ui/SyncButton';
import { useNow } from '../../../ui/useNow';
import { ExportButton } from '../ExportButton';
import { Head } from '../Head';
import { SaveButton } from '../SaveButton';
import { listsReadAt } from './age';
import { InstanceChoice } from './InstanceChoice';

/** How many instances, what was found, and which ones. */
export function InstancesHead({ comparison }: { comparison: ComparedInstances }) {
  const { profileIds } = comparison;
  return (
    <Head
      title={counted(profileIds.length, 'instance')}
      about={profileIds.length >= 2 && <About />}
    >
      <Popover position="bottom-end" shadow="md" trapFocus width={340}>
        <Popover.Target>
          <Button
            variant="default"
            flex="none"
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            Instances
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={8}>
          <InstanceChoice comparison={comparison} />
        </Popover.Dropdown>
      </Popover>
      <SaveButton comparison={comparison} />
      <ExportButton comparison={comparison} />
      <SyncButton disabled={profileIds.length === 0} profileIds={profileIds} />
    </Head>
  );
}

function About() {
  const { summary, instances } = useInstanceMatrix();
  const now = useNow();
  const read = instances.map(listsReadAt);
  const oldest = read.includes(null) ? null : Math.min(...read.filter((at) => at !== null));
  const age = instances.length === 0 || oldest === null ? '' : ` · read ${ageOf(oldest, now).long}`;
  if (summary === null) return <>counting…{age}</>;
  return (
    <span className="lk-num">
      {`${count(summary.different)} of ${counted(summary.rows, 'account')} missing or with other configs`}
      {summary.unknown > 0 && ` · ${count(summary.unknown)} cannot be known`}
      {age}
    </span>
  );
}
