import { Button, Popover, Chip, Group, Switch, TagsInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { InstancesComparison } from '../../../../state/instance-matrix';
import { commonEnvironmentWords, type MatchRule } from '../../../../../contract';
import { changeComparison } from '../../../../state/comparison';
import { MatchRuleEffect } from './MatchRuleEffect';
import { validateMatchWords, validateEnvironmentWords, cleanMatchWords } from './match-words';
import '../../../../ui/forms/form.css';
import { useState } from 'react';

/** How accounts are matched, and the way to change it. */
export function MatchRulePopover({ comparison }: { comparison: InstancesComparison }) {
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
        <MatchRuleForm comparison={comparison} />
      </Popover.Dropdown>
    </Popover>
  );
}

const commonWords: readonly string[] = commonEnvironmentWords;

/** What of a name does not count when accounts are matched. Each change takes effect at once. */
export function MatchRuleForm({ comparison }: { comparison: InstancesComparison }) {
  const { rule } = comparison;
  const change = (part: Partial<MatchRule>): void => {
    changeComparison({ ...comparison, rule: { ...rule, ...part } });
  };
  const own = rule.environmentWords.filter((word) => !commonWords.includes(word));
  const chosen = rule.environmentWords.filter((word) => commonWords.includes(word));
  return (
    <div className="form">
      <h2 className="instances-heading">How accounts are matched</h2>
      <p className="form-line lk-dim">
        Accounts of one kind and provider whose names are equal are one row. What is left out here
        does not count, but never all of a name.
      </p>
      <Switch
        data-autofocus
        label="Ignore upper and lower case"
        checked={rule.ignoreCase}
        onChange={(event) => {
          change({ ignoreCase: event.currentTarget.checked });
        }}
      />
      <div role="group" aria-label="Leave out words of an environment">
        <div className="instances-caption">Leave out words of an environment</div>
        <Chip.Group
          multiple
          value={chosen}
          onChange={(words) => {
            change({ environmentWords: [...words, ...own] });
          }}
        >
          <Group gap={6}>
            {commonWords.map((word) => (
              <Chip key={word} value={word} size="xs" variant="outline">
                {word}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <MatchWordsInput
        label="Other words of an environment"
        about="Whole words, anywhere in a name: stg, sandbox"
        words={own}
        wrong={validateEnvironmentWords}
        onChange={(words) => {
          change({ environmentWords: [...chosen, ...words] });
        }}
      />
      <MatchWordsInput
        label="Prefixes"
        about="In front of a name: [DEV], copy of"
        words={rule.prefixes}
        wrong={validateMatchWords}
        onChange={(prefixes) => {
          change({ prefixes });
        }}
      />
      <MatchWordsInput
        label="Suffixes"
        about="Behind a name: (old), _v2"
        words={rule.suffixes}
        wrong={validateMatchWords}
        onChange={(suffixes) => {
          change({ suffixes });
        }}
      />
      <MatchRuleEffect comparison={comparison} />
    </div>
  );
}

interface MatchWordsInputProps {
  label: string;
  about: string;
  words: readonly string[];
  /** Why words cannot be used; null when they can. */
  wrong: (words: readonly string[]) => string | null;
  onChange: (words: string[]) => void;
}

/** Some words; Enter or a comma ends one. What cannot be used is not taken, and says why. */
export function MatchWordsInput({ label, about, words, wrong, onChange }: MatchWordsInputProps) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TagsInput
      size="xs"
      label={label}
      placeholder={words.length === 0 ? about : ''}
      error={problem}
      value={[...words]}
      onChange={(given) => {
        const next = cleanMatchWords(given);
        const told = wrong(next);
        setProblem(told);
        if (told === null) onChange(next);
      }}
    />
  );
}
