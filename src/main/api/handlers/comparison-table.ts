/** A comparison as a table, all of it: pages are for those who look. */
import type {
  AccountMatrix,
  Comparison,
  InstanceAge,
  InstanceRow,
  OperationName,
} from '../../../contract';
import { isRowShown, type ShownRows } from '../../../contract/zod-free';
import {
  accountMatrixTableWithAges,
  instanceMatrixTableWithAges,
  type TextTable,
} from '../../comparison/engine';
import type { CallContext } from '../../call-context';
import type { Handlers } from './handler-types';

export type ComparisonHandlers = Handlers<
  Extract<
    OperationName,
    | 'comparison.accounts'
    | 'comparison.instances'
    | 'comparison.accountThenAndNow'
    | 'comparison.instanceThenAndNow'
  >
>;

/** Rows in a page: as many as may be asked for. */
const ROWS_PER_PAGE = 500;

/** The rows of ages are in the table and not in `rows`. */
export async function buildComparisonTable(
  comparing: ComparisonHandlers,
  comparison: Comparison,
  show: ShownRows,
  context: CallContext,
): Promise<{ table: TextTable; rows: number }> {
  if (comparison.view === 'instances' || comparison.view === 'instanceThenAndNow') {
    const all = await requestAllInstanceRows(comparing, comparison, context);
    const rows = all.rows.filter((row) => isRowShown(row, show));
    return { table: instanceMatrixTableWithAges({ ...all, rows }), rows: rows.length };
  }
  const matrix = await requestAccountMatrix(comparing, comparison, context);
  const rows = matrix.rows.filter((row) => isRowShown(row, show));
  return { table: accountMatrixTableWithAges({ ...matrix, rows }), rows: rows.length };
}

function requestAccountMatrix(
  comparing: ComparisonHandlers,
  comparison: Extract<Comparison, { view: 'accounts' | 'accountThenAndNow' }>,
  context: CallContext,
): Promise<AccountMatrix> {
  if (comparison.view === 'accounts') {
    const { view: _view, ...request } = comparison;
    return comparing['comparison.accounts'](request, context);
  }
  const { view: _view, ...request } = comparison;
  return comparing['comparison.accountThenAndNow'](request, context);
}

type InstancesComparison = Extract<Comparison, { view: 'instances' | 'instanceThenAndNow' }>;

/** All rows of a comparison of instances, page by page through the operation that shows them. */
async function requestAllInstanceRows(
  comparing: ComparisonHandlers,
  comparison: InstancesComparison,
  context: CallContext,
): Promise<{ instances: InstanceAge[]; rows: InstanceRow[] }> {
  const rows: InstanceRow[] = [];
  for (;;) {
    const page = await requestInstancePage(comparing, comparison, rows.length, context);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return { ...page, rows };
  }
}

function requestInstancePage(
  comparing: ComparisonHandlers,
  comparison: InstancesComparison,
  offset: number,
  context: CallContext,
) {
  if (comparison.view === 'instances') {
    const { view: _view, ...request } = comparison;
    const page = { ...request, offset, limit: ROWS_PER_PAGE, remembered: true, wait: true };
    return comparing['comparison.instances'](page, context);
  }
  const { view: _view, ...request } = comparison;
  return comparing['comparison.instanceThenAndNow'](
    { ...request, offset, limit: ROWS_PER_PAGE },
    context,
  );
}
