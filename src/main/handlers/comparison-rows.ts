/** A comparison as a table, all of it: pages are for those who look. */
import type {
  AccountMatrix,
  Comparison,
  InstanceAge,
  InstanceRow,
  OperationName,
} from '../../contract';
import { isShown, type ShownRows } from '../../contract/shown-rows';
import { accountTableWithAges, instanceTableWithAges, type Table } from '../comparison';
import type { CallContext } from '../operations/context';
import type { Handlers } from './types';

export type Comparing = Handlers<
  Extract<
    OperationName,
    | 'comparison.accounts'
    | 'comparison.instances'
    | 'comparison.accountThenAndNow'
    | 'comparison.instanceThenAndNow'
  >
>;

/** Rows in a page: as many as may be asked for. */
const PAGE = 500;

/** The rows of ages are in the table and not in `rows`. */
export async function tableOf(
  comparing: Comparing,
  comparison: Comparison,
  show: ShownRows,
  context: CallContext,
): Promise<{ table: Table; rows: number }> {
  if (comparison.view === 'instances' || comparison.view === 'instanceThenAndNow') {
    const all = await allInstanceRows(comparing, comparison, context);
    const rows = all.rows.filter((row) => isShown(row, show));
    return { table: instanceTableWithAges({ ...all, rows }), rows: rows.length };
  }
  const matrix = await accountMatrix(comparing, comparison, context);
  const rows = matrix.rows.filter((row) => isShown(row, show));
  return { table: accountTableWithAges({ ...matrix, rows }), rows: rows.length };
}

function accountMatrix(
  comparing: Comparing,
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

type OfInstances = Extract<Comparison, { view: 'instances' | 'instanceThenAndNow' }>;

/** All rows of a comparison of instances, page by page through the operation that shows them. */
async function allInstanceRows(
  comparing: Comparing,
  comparison: OfInstances,
  context: CallContext,
): Promise<{ instances: InstanceAge[]; rows: InstanceRow[] }> {
  const rows: InstanceRow[] = [];
  for (;;) {
    const page = await pageOf(comparing, comparison, rows.length, context);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return { ...page, rows };
  }
}

function pageOf(
  comparing: Comparing,
  comparison: OfInstances,
  offset: number,
  context: CallContext,
) {
  if (comparison.view === 'instances') {
    const { view: _view, ...request } = comparison;
    const page = { ...request, offset, limit: PAGE, remembered: true, wait: true };
    return comparing['comparison.instances'](page, context);
  }
  const { view: _view, ...request } = comparison;
  return comparing['comparison.instanceThenAndNow']({ ...request, offset, limit: PAGE }, context);
}
