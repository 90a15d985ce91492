import { useEffect, useState } from 'react';
import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import {
  findMatchExample,
  countRowsByNameAlone,
  type MatchExample,
} from '../../../../state/match-rule-effect';
import { formatCountOf } from '../../../../ui/format/format';
import instancesStyles from '../instances.module.css';
import { t } from '../../../../../contract/texts';
import { richText } from '../../../../texts/rich-text';

/** The effect of the rule: the number of rows and an example. */
export function MatchRuleEffect({ comparison }: { comparison: InstancesComparison }) {
  const { summary, pages, instances } = useInstanceMatrix();
  const [rowsByName, setRowsByName] = useState<number | null>(null);
  const [example, setExample] = useState<MatchExample | null>(null);
  const { rule, profileIds } = comparison;
  const isPlain = rule.prefixes.length + rule.suffixes.length + rule.environmentWords.length === 0;
  useEffect(() => {
    let active = true;
    void countRowsByNameAlone(comparison).then((rows) => {
      if (active) setRowsByName(rows);
    });
    return () => {
      active = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- words do not change the number of rows by names alone
  }, [profileIds, rule.ignoreCase]);
  useEffect(() => {
    let active = true;
    const labels = instances.map(({ label }) => label);
    void findMatchExample(comparison, Object.values(pages).flat(), labels).then((found) => {
      if (active) setExample(found);
    });
    return () => {
      active = false;
    };
  }, [comparison, pages, instances]);
  return (
    <div className={instancesStyles['effect']} role="status">
      <div className="lk-num">
        {summary === null ? t('counting…') : formatCountOf(summary.rows, 'row')}
        {!isPlain &&
          rowsByName !== null &&
          t(' · {rows} by exact names', { rows: formatCountOf(rowsByName, 'row') })}
      </div>
      <div className="lk-dim">
        {example !== null ? (
          <>
            {richText('For example, “{name}” in {label} and “{name2}” in {label2} are one row.', {
              name: <b className="lk-name">{example.one.name}</b>,
              label: example.one.label,
              name2: <b className="lk-name">{example.other.name}</b>,
              label2: example.other.label,
            })}
          </>
        ) : isPlain ? (
          t('For example, if “prod” is ignored, “Sales (prod)” and “Sales” are one row.')
        ) : (
          t('The rule matches none of the rows on screen.')
        )}
      </div>
    </div>
  );
}
