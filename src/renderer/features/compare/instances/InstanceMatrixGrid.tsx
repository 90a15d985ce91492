import { Button, VisuallyHidden } from '@mantine/core';
import { changeComparison, everyRow } from '../../../state/comparison';
import { useInstanceMatrix, type InstancesComparison } from '../../../state/instance-matrix';
import { rowAt } from '../../../state/paged-rows';
import { useProfiles } from '../../../state/profiles';
import { EmptyState } from '../../../ui/notices/placeholders';
import { Matrix } from '../../../ui/matrix/Matrix';
import type { MatrixState } from '../../../ui/matrix/useMatrix';
import { withoutCommonStart } from './cut-middle';
import { CompactColumnHeader } from './CompactColumnHeader';
import { instanceMatrixRow } from './instance-matrix-rows';
import type { Colour, InstanceAge, InstancesSummary } from '../../../../contract';
import { formatCount } from '../../../ui/format/format';
import { formatAge, timeFormat } from '../../../ui/format/time-format';
import { useNow } from '../../../ui/format/clocks';
import { configsAgeLabel, listsAgeLabel } from './instance-labels';
import clsx from 'clsx';
import instancesStyles from './instances.module.css';
import { t } from '../../../../contract/texts';

/** Px. */
const COLUMN_WIDTH = 180;
/** Px: twelve columns, the row headers and the rail fit into a window of 1440. */
const COMPACT_COLUMN_WIDTH = 46;

interface InstanceMatrixGridProps {
  comparison: InstancesComparison;
  total: number;
  matrix: MatrixState;
  headWidth: number;
  /** Many instances: narrow columns with short cells. */
  compact: boolean;
}

export function InstanceMatrixGrid({
  comparison,
  total,
  matrix,
  headWidth,
  compact,
}: InstanceMatrixGridProps) {
  const { pages, instances, summary, loading, isPreviousData } = useInstanceMatrix();
  const profiles = useProfiles((state) => state.profiles);
  if (total === 0 && summary !== null) return <NoMatchingAccounts comparison={comparison} />;
  const shortLabels = withoutCommonStart(instances.map(({ label }) => label));
  const columns = instances.map((age, index) => {
    const profile = profiles?.find(({ id }) => id === age.profileId);
    const shown = {
      age,
      colour: profile?.colour ?? ('grey' as const),
      group: profile?.group ?? '',
      isBaseline: comparison.profileIds[comparison.baseline ?? -1] === age.profileId,
      counts: summary?.instances[index] ?? null,
    };
    return {
      key: age.profileId,
      head: compact ? (
        <CompactColumnHeader {...shown} shortLabel={shortLabels[index] ?? age.label} />
      ) : (
        <InstanceColumnHeader {...shown} />
      ),
    };
  });
  return (
    <Matrix
      label={t('Instances side by side')}
      corner={t('Account')}
      columns={columns}
      total={total}
      rowAt={(index) => {
        const row = rowAt(pages, index);
        return row && instanceMatrixRow(row, columns.length, compact);
      }}
      matrix={matrix}
      busy={loading}
      isPreviousData={isPreviousData}
      headWidth={headWidth}
      columnWidth={compact ? COMPACT_COLUMN_WIDTH : COLUMN_WIDTH}
      narrow={compact}
    />
  );
}

const NoMatchingAccounts = ({ comparison }: { comparison: InstancesComparison }) => (
  <EmptyState title={t('No accounts match the filters')}>
    <Button
      variant="default"
      onClick={() => {
        changeComparison({ ...comparison, filter: everyRow });
      }}
    >
      {t('Clear filters')}
    </Button>
  </EmptyState>
);

type InstanceCounts = InstancesSummary['instances'][number];

interface InstanceColumnHeaderProps {
  age: InstanceAge;
  colour: Colour;
  group: string;
  isBaseline: boolean;
  /** Null while the comparison is running. */
  counts: InstanceCounts | null;
}

/** The header of a column: the instance, the age of its data and its counts. */
export function InstanceColumnHeader({
  age,
  colour,
  group,
  isBaseline,
  counts,
}: InstanceColumnHeaderProps) {
  const now = useNow();
  const ago = (at: number): string => formatAge(at, now).long;
  const { exact } = timeFormat();
  return (
    <>
      <span className={instancesStyles['label']} data-colour={colour}>
        <span className="lk-strong lk-cut lk-name" title={age.label}>
          {age.label}
        </span>
        {isBaseline && <span className={instancesStyles['badge']}>{t('baseline')}</span>}
      </span>
      <ReadAgeLine text={listsAgeLabel(age, ago)} exact={listsAgeLabel(age, exact)} of={group} />
      <ReadAgeLine text={configsAgeLabel(age, ago)} exact={configsAgeLabel(age, exact)} />
      {age.problem !== null && (
        <span
          className={clsx(instancesStyles['invalid'], 'lk-small lk-cut')}
          title={age.problem.message}
        >
          <span aria-hidden>▲ </span>
          {t('last sync: {message}', { message: age.problem.message })}
        </span>
      )}
      <InstanceCountLine counts={counts} />
    </>
  );
}

interface ReadAgeLineProps {
  text: string;
  /** The same with exact times. */
  exact: string;
  /** The instance's group. */
  of?: string;
}

const ReadAgeLine = ({ text, exact, of = '' }: ReadAgeLineProps) => (
  <span className="lk-small lk-dim lk-cut" title={exact}>
    {of !== '' && <span className="lk-name">{of} · </span>}
    {text}
  </span>
);

const countKinds = [
  ['same', '=', t('same config')],
  ['drifted', '≠', 'drifted'],
  ['missing', '∅', 'missing'],
  ['extra', '+', 'extra'],
] as const;

function InstanceCountLine({ counts }: { counts: InstanceCounts | null }) {
  if (counts === null)
    return (
      <span className={clsx(instancesStyles['counts'], 'lk-small lk-dim')}>{t('counting…')}</span>
    );
  const shown = countKinds.map(([state, symbol, word]) => ({ symbol, word, n: counts[state] }));
  const unknown = { symbol: '?', word: 'unknown', n: counts.unknown + counts.ambiguous };
  const asWritten = counts.sameAsWritten + counts.differsAsWritten;
  // One count for both, since the line has no room for more.
  const written =
    asWritten > 0 ? [{ symbol: '≈', word: t('compared as written'), n: asWritten }] : [];
  const all = [...shown, ...written, unknown];
  return (
    <span className={clsx(instancesStyles['counts'], 'lk-small lk-num')}>
      {all.map(({ symbol, word, n }) => (
        <span key={word} title={`${formatCount(n)} ${word}`} data-none={n === 0 || undefined}>
          <span aria-hidden>{symbol} </span>
          {formatCount(n)}
          <VisuallyHidden> {word}, </VisuallyHidden>
        </span>
      ))}
    </span>
  );
}
