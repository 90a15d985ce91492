import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ComparedInstances } from '../../../../state/instanceMatrix';
import { RuleForm } from './RuleForm';

/** How accounts are matched, and the way to change it. */
export function RulePopover({ comparison }: { comparison: ComparedInstances }) {
  const { prefixes, suffixes, environmentWords, ignoreCase } = comparison.rule;
  const left = prefixes.length + suffixes.length + environmentWords.length;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={420}>
      <Popover.Target>
        <Button
          variant="default"
          className="filter-button"
          data-on={left > 0 || !ignoreCase || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Matching{left > 0 ? ` ${left}` : ''}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={14}>
        <RuleForm comparison={comparison} />
      </Popover.Dropdown>
    </Popover>
  );
}
