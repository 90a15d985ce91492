import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { changeComparison } from '../../../../state/comparison';
import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import { readPreference, savePreference } from '../../../../state/preferences';
import { formatCount, formatCountOf } from '../../../../ui/format/format';
import { summaryParts, type SummaryBar, type DifferenceChart } from './summary-parts';
import { SummaryTable } from './SummaryTable';
import summaryStyles from './summary.module.css';
import { t } from '../../../../../contract/texts';

const PREFERENCE = 'instanceSummary';
type Shown = 'bars' | 'table' | 'nothing';
/** Px: in a lower window, the summary would leave too few rows. */
const HIGH_WINDOW = 760;
const readShown = (): Shown => {
  const stored = readPreference(PREFERENCE);
  if (stored === 'table' || stored === 'nothing' || stored === 'bars') return stored;
  return window.innerHeight < HIGH_WINDOW ? 'nothing' : 'bars';
};

interface InstancesSummaryPanelProps {
  comparison: InstancesComparison;
  /** By data provider type. */
  providerNames: Readonly<Record<string, string>>;
}

/** What differs, as bars or as a table. A bar is a filter of the rows below. */
export function InstancesSummaryPanel({ comparison, providerNames }: InstancesSummaryPanelProps) {
  const summary = useInstanceMatrix((state) => state.summary);
  const [shown, setShown] = useState(readShown);
  const show = (next: Shown): void => {
    savePreference(PREFERENCE, next);
    setShown(next);
  };
  if (summary === null) return null;
  const shared = summary.rows - summary.single;
  const different = summary.different - summary.single;
  const parts = summaryParts(summary, comparison.filter, providerNames);
  return (
    <section className={summaryStyles['summary']} aria-labelledby="what-differs">
      <div className={summaryStyles['head']}>
        <h2 id="what-differs">{t('What differs')}</h2>
        <span className="lk-dim lk-num">
          {t('{different} of {accounts} that instances share', {
            different: formatCount(different),
            accounts: formatCountOf(shared, 'account'),
          })}
        </span>
        <span className={summaryStyles['gap']} />
        {shown !== 'nothing' && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => {
              show(shown === 'bars' ? 'table' : 'bars');
            }}
          >
            {shown === 'bars' ? t('As table') : t('As bars')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-expanded={shown !== 'nothing'}
          onClick={() => {
            show(shown === 'nothing' ? 'bars' : 'nothing');
          }}
        >
          {shown === 'nothing' ? t('Show summary') : t('Hide summary')}
        </Button>
      </div>
      {shown !== 'nothing' && (
        <div className={summaryStyles['parts']}>
          {parts.map((part) => (
            <div key={part.title} className={summaryStyles['part']}>
              <h3>{part.title}</h3>
              {part.bars.length === 0 ? (
                <span className="lk-dim lk-small">{t('No differences')}</span>
              ) : shown === 'table' ? (
                <SummaryTable part={part} />
              ) : (
                <SummaryBars part={part} comparison={comparison} />
              )}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

interface SummaryBarsProps {
  part: DifferenceChart;
  comparison: InstancesComparison;
}

function SummaryBars({ part, comparison }: SummaryBarsProps) {
  const most = Math.max(1, ...part.bars.map(({ rows }) => rows));
  return (
    <ul className={summaryStyles['bars']} aria-label={part.title}>
      {part.bars.map((bar) => (
        <li key={bar.key}>
          <SummaryBarButton bar={bar} most={most} comparison={comparison} />
        </li>
      ))}
    </ul>
  );
}

interface SummaryBarButtonProps {
  bar: SummaryBar;
  /** The number of rows of the longest bar. */
  most: number;
  comparison: InstancesComparison;
}

const SummaryBarButton = ({ bar, most, comparison }: SummaryBarButtonProps) => (
  <button
    type="button"
    className={summaryStyles['bar']}
    aria-pressed={bar.chosen}
    title={
      bar.chosen
        ? t('Show the other rows again')
        : t('Show only rows that differ here: {label}', { label: bar.label })
    }
    onClick={() => {
      changeComparison({ ...comparison, filter: bar.filter });
    }}
  >
    <span className="lk-cut lk-name">{bar.label}</span>
    <span className={summaryStyles['track']}>
      <span className={summaryStyles['fill']} style={{ width: `${(100 * bar.rows) / most}%` }} />
    </span>
    <span className="lk-num">
      {formatCount(bar.rows)}
      <VisuallyHidden>
        {' '}
        {bar.rows === 1 ? t('account differs') : t('accounts differ')}
      </VisuallyHidden>
    </span>
  </button>
);
