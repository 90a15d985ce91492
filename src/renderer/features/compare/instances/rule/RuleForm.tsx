import { Chip, Group, Switch } from '@mantine/core';
import { commonEnvironmentWords, type MatchRule } from '../../../../../contract';
import { changeComparison } from '../../../../state/comparison';
import type { ComparedInstances } from '../../../../state/instanceMatrix';
import { Effect } from './Effect';
import { Words } from './Words';
import { wrongWith, wrongWithEnvironments } from './words';
import '../../../../ui/form.css';

const common: readonly string[] = commonEnvironmentWords;

/** What of a name does not count when accounts are matched. Each change takes effect at once. */
export function RuleForm({ comparison }: { comparison: ComparedInstances }) {
  const { rule } = comparison;
  const change = (part: Partial<MatchRule>): void => {
    changeComparison({ ...comparison, rule: { ...rule, ...part } });
  };
  const own = rule.environmentWords.filter((word) => !common.includes(word));
  const chosen = rule.environmentWords.filter((word) => common.includes(word));
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
            {common.map((word) => (
              <Chip key={word} value={word} size="xs" variant="outline">
                {word}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <Words
        label="Other words of an environment"
        about="Whole words, anywhere in a name: stg, sandbox"
        words={own}
        wrong={wrongWithEnvironments}
        onChange={(words) => {
          change({ environmentWords: [...chosen, ...words] });
        }}
      />
      <Words
        label="Prefixes"
        about="In front of a name: [DEV], copy of"
        words={rule.prefixes}
        wrong={wrongWith}
        onChange={(prefixes) => {
          change({ prefixes });
        }}
      />
      <Words
        label="Suffixes"
        about="Behind a name: (old), _v2"
        words={rule.suffixes}
        wrong={wrongWith}
        onChange={(suffixes) => {
          change({ suffixes });
        }}
      />
      <Effect comparison={comparison} />
    </div>
  );
}
