import { Button, Popover, Chip, Group, Switch, TagsInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import { effectiveRule, withChosenRule, withGuessInstead } from '../../../../state/match-guess';
import { commonEnvironmentWords, type MatchRule } from '../../../../../contract';
import { changeComparison } from '../../../../state/comparison';
import { MatchRuleEffect } from './MatchRuleEffect';
import { validateMatchWords, validateEnvironmentWords, cleanMatchWords } from './match-words';
import formStyles from '../../../../ui/forms/form.module.css';
import { useMemo, useState } from 'react';
import clsx from 'clsx';
import filtersStyles from '../../../../ui/filters/filters.module.css';
import instancesStyles from '../instances.module.css';
import { t } from '../../../../../contract/texts';

/** The button that opens the form for the match rule. */
export function MatchRulePopover({ comparison }: { comparison: InstancesComparison }) {
  const guess = useInstanceMatrix((state) => state.guess);
  const { prefixes, suffixes, environmentWords, ignoreCase } = effectiveRule(comparison, guess);
  const ignoredCount = prefixes.length + suffixes.length + environmentWords.length;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={420}>
      <Popover.Target>
        <Button
          variant="default"
          className={filtersStyles['button']}
          data-on={ignoredCount > 0 || !ignoreCase || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('Matching{part}', { part: ignoredCount > 0 ? ` ${ignoredCount}` : '' })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={14}>
        <MatchRuleForm comparison={comparison} />
      </Popover.Dropdown>
    </Popover>
  );
}

const commonWords: readonly string[] = commonEnvironmentWords;

/** Chooses which parts of names the matching ignores. Each change takes effect at once. */
function MatchRuleForm({ comparison }: { comparison: InstancesComparison }) {
  const guess = useInstanceMatrix((state) => state.guess);
  const rule = effectiveRule(comparison, guess);
  const matched = useMemo(
    () => ({ ...comparison, rule: effectiveRule(comparison, guess) }),
    [comparison, guess],
  );
  const change = (changes: Partial<MatchRule>): void => {
    changeComparison(withChosenRule(comparison, guess, changes));
  };
  const own = rule.environmentWords.filter((word) => !commonWords.includes(word));
  const chosen = rule.environmentWords.filter((word) => commonWords.includes(word));
  return (
    <div className={formStyles['form']}>
      <h2 className={instancesStyles['heading']}>{t('How accounts are matched')}</h2>
      <p className={clsx(formStyles['line'], 'lk-dim')}>
        {t(
          'Accounts with the same kind, provider and name share one row. Choose what to ignore in names. At least one word of a name always counts.',
        )}
      </p>
      <Switch
        data-autofocus
        label={t('Ignore upper and lower case')}
        checked={rule.ignoreCase}
        onChange={(event) => {
          change({ ignoreCase: event.currentTarget.checked });
        }}
      />
      <div role="group" aria-label={t('Ignore environment words')}>
        <div className={instancesStyles['caption']}>{t('Ignore environment words')}</div>
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
        label={t('Other environment words')}
        example="Whole words anywhere in a name, such as stg, sandbox"
        words={own}
        validate={validateEnvironmentWords}
        onChange={(words) => {
          change({ environmentWords: [...chosen, ...words] });
        }}
      />
      <MatchWordsInput
        label={t('Prefixes')}
        example="At the start of a name, such as [DEV], copy of"
        words={rule.prefixes}
        validate={validateMatchWords}
        onChange={(prefixes) => {
          change({ prefixes });
        }}
      />
      <MatchWordsInput
        label={t('Suffixes')}
        example="At the end of a name, such as (old), _v2"
        words={rule.suffixes}
        validate={validateMatchWords}
        onChange={(suffixes) => {
          change({ suffixes });
        }}
      />
      {comparison.guess === null && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            changeComparison(withGuessInstead(comparison));
          }}
        >
          {t('Find the words in the names')}
        </Button>
      )}
      <MatchRuleEffect comparison={matched} />
    </div>
  );
}

interface MatchWordsInputProps {
  label: string;
  example: string;
  words: readonly string[];
  /** Why the words cannot be used; null when they can. */
  validate: (words: readonly string[]) => string | null;
  onChange: (words: string[]) => void;
}

/** An input for words, separated by Enter or comma. Invalid words are rejected with the reason. */
function MatchWordsInput({ label, example, words, validate, onChange }: MatchWordsInputProps) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TagsInput
      size="xs"
      label={label}
      placeholder={words.length === 0 ? example : ''}
      error={problem}
      value={[...words]}
      onChange={(typed) => {
        const next = cleanMatchWords(typed);
        const fault = validate(next);
        setProblem(fault);
        if (fault === null) onChange(next);
      }}
    />
  );
}
