import { Button } from '@mantine/core';
import { changeComparison, comparisonOf } from '../../../state/comparison';
import { useInstanceMatrix, type ComparedInstances } from '../../../state/instanceMatrix';
import { rowAt } from '../../../state/paged';
import { useProfiles } from '../../../state/profiles';
import { Empty } from '../../../ui/Empty';
import { Matrix } from '../../../ui/matrix/Matrix';
import type { MatrixState } from '../../../ui/matrix/useMatrix';
import { InstanceHead } from './InstanceHead';
import { matrixLine } from './lines';

/** Px. */
const COLUMN = 180;

interface Props {
  comparison: ComparedInstances;
  total: number;
  matrix: MatrixState;
  headWidth: number;
}

export function InstancesMatrix({ comparison, total, matrix, headWidth }: Props) {
  const { pages, instances, summary, loading, outdated } = useInstanceMatrix();
  const profiles = useProfiles((state) => state.profiles);
  if (total === 0 && summary !== null) return <NoRows comparison={comparison} />;
  const columns = instances.map((age, place) => {
    const profile = profiles?.find(({ id }) => id === age.profileId);
    return {
      key: age.profileId,
      head: (
        <InstanceHead
          age={age}
          colour={profile?.colour ?? 'grey'}
          group={profile?.group ?? ''}
          isBaseline={comparison.profileIds[comparison.baseline ?? -1] === age.profileId}
          counts={summary?.instances[place] ?? null}
        />
      ),
    };
  });
  return (
    <Matrix
      label="Instances side by side"
      corner="Account"
      columns={columns}
      total={total}
      lineAt={(line) => {
        const row = rowAt(pages, line);
        return row && matrixLine(row, columns.length);
      }}
      matrix={matrix}
      busy={loading}
      outdated={outdated}
      headWidth={headWidth}
      columnWidth={COLUMN}
    />
  );
}

const NoRows = ({ comparison }: { comparison: ComparedInstances }) => (
  <Empty title="No account fits the filters">
    <Button
      variant="default"
      onClick={() => {
        changeComparison({ ...comparison, filter: comparisonOf([]).filter });
      }}
    >
      Show all accounts
    </Button>
  </Empty>
);
