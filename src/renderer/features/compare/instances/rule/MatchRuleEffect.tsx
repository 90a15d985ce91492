import { useEffect, useState } from 'react';
import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import {
  findMatchExample,
  countRowsByNameAlone,
  type MatchExample,
} from '../../../../state/match-rule-effect';
import { formatCountOf } from '../../../../ui/format/format';

/** What the rule does to the accounts on screen. */
export function MatchRuleEffect({ comparison }: { comparison: InstancesComparison }) {
  const { summary, pages, instances } = useInstanceMatrix();
  const [alone, setAlone] = useState<number | null>(null);
  const [example, setExample] = useState<MatchExample | null>(null);
  const { rule, profileIds } = comparison;
  const plain = rule.prefixes.length + rule.suffixes.length + rule.environmentWords.length === 0;
  useEffect(() => {
    let wanted = true;
    void countRowsByNameAlone(comparison).then((rows) => {
      if (wanted) setAlone(rows);
    });
    return () => {
      wanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- words do not change what names alone say
  }, [profileIds, rule.ignoreCase]);
  useEffect(() => {
    let wanted = true;
    const labels = instances.map(({ label }) => label);
    void findMatchExample(comparison, Object.values(pages).flat(), labels).then((found) => {
      if (wanted) setExample(found);
    });
    return () => {
      wanted = false;
    };
  }, [comparison, pages, instances]);
  return (
    <div className="instances-effect" role="status">
      <div className="lk-num">
        {summary === null ? 'counting…' : formatCountOf(summary.rows, 'row')}
        {!plain && alone !== null && ` · ${formatCountOf(alone, 'row')} by names alone`}
      </div>
      <div className="lk-dim">
        {example !== null ? (
          <>
            For example, “<b className="lk-name">{example.one.name}</b>” in {example.one.label} and
            “<b className="lk-name">{example.other.name}</b>” in {example.other.label} are one row.
          </>
        ) : plain ? (
          'For example, with “prod” left out, “Sales (prod)” and “Sales” are one row.'
        ) : (
          'None of the rows on screen is matched by it.'
        )}
      </div>
    </div>
  );
}
