/** What a plan did not look at: accounts that the inventory may lack. Each such instance is an item of the plan. */
import {
  createProblem,
  type BulkItem,
  type BulkRunItem,
  type ExportGap,
  type Problem,
} from '../../contract';
import { exportGapText } from '../../contract/export-gap-text';
import { instanceKey, OF_INSTANCE } from '../../contract/instance-key';

export interface PlanGap {
  readonly profile: { readonly id: string; readonly guard: BulkItem['guard'] };
  readonly gap: ExportGap;
}

export const toGapItem = ({ profile: { id, guard }, gap }: PlanGap): BulkRunItem => ({
  account: instanceKey(id),
  subject: null,
  label: gap.label,
  guard,
  name: OF_INSTANCE,
  dataProviderType: '',
  values: [],
  notes: [],
  stamp: '',
  state: 'nothing',
  problem: toProblem(gap),
});

const toProblem = (gap: ExportGap): Problem =>
  createProblem(
    gap.problem?.code ?? 'getFailed',
    `${exportGapText(gap)}. What the inventory lacks was not looked at.`,
    {
      next:
        gap.why === 'notCovered'
          ? 'Sync it, then make a new plan. If it stays so, look in Domo itself.'
          : 'Sync it, then make a new plan.',
    },
  );
