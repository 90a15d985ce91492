import { useEffect, useState } from 'react';
import { useInstanceMatrix, type ComparedInstances } from '../../../../state/instanceMatrix';
import { matchExample, rowsByNameAlone, type MatchExample } from '../../../../state/matchRule';
import { counted } from '../../../../ui/format';

/** What the rule does to the accounts on screen. */
export function Effect({ comparison }: { comparison: ComparedInstances }) {
  const { summary, pages, instances } = useInstanceMatrix();
  const [alone, setAlone] = useState<number | null>(null);
  const [example, setExample] = useState<MatchExample | null>(null);
  const { rule, profileIds } = comparison;
  const plain = rule.prefixes.length + rule.suffixes.length + rule.environmentWords.length === 0;
  useEffect(() => {
    let wanted = true;
    void rowsByNameAlone(comparison).then((rows) => {
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
    void matchExample(comparison, Object.values(pages).flat(), labels).then((found) => {
      if (wanted) setExample(found);
    });
    return () => {
      wanted = false;
    };
  }, [comparison, pages, instances]);
  return (
    <div className="instances-effect" role="status">
      <div className="lk-num">
        {summary === null ? 'counting…' : counted(summary.rows, 'row')}
        {!plain && alone !== null && ` · ${counted(alone, 'row')} by names alone`}
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
