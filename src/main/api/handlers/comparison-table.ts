/** Builds the table of a whole comparison, for an export. */
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

/** The maximum that one request may ask for. */
const ROWS_PER_PAGE = 500;

/** `rows` does not count the table's rows about the age of the data. */
export async function buildComparisonTable(
  handlers: ComparisonHandlers,
  comparison: Comparison,
  show: ShownRows,
  context: CallContext,
): Promise<{ table: TextTable; rows: number }> {
  if (comparison.view === 'instances' || comparison.view === 'instanceThenAndNow') {
    const all = await requestAllInstanceRows(handlers, comparison, context);
    const rows = all.rows.filter((row) => isRowShown(row, show));
    return { table: instanceMatrixTableWithAges({ ...all, rows }), rows: rows.length };
  }
  const matrix = await requestAccountMatrix(handlers, comparison, context);
  const rows = matrix.rows.filter((row) => isRowShown(row, show));
  return { table: accountMatrixTableWithAges({ ...matrix, rows }), rows: rows.length };
}

function requestAccountMatrix(
  handlers: ComparisonHandlers,
  comparison: Extract<Comparison, { view: 'accounts' | 'accountThenAndNow' }>,
  context: CallContext,
): Promise<AccountMatrix> {
  if (comparison.view === 'accounts') {
    const { view: _view, ...request } = comparison;
    return handlers['comparison.accounts'](request, context);
  }
  const { view: _view, ...request } = comparison;
  return handlers['comparison.accountThenAndNow'](request, context);
}

type InstancesComparison = Extract<Comparison, { view: 'instances' | 'instanceThenAndNow' }>;

/** Collects all rows of a comparison of instances, page by page. */
async function requestAllInstanceRows(
  handlers: ComparisonHandlers,
  comparison: InstancesComparison,
  context: CallContext,
): Promise<{ instances: InstanceAge[]; rows: InstanceRow[] }> {
  const rows: InstanceRow[] = [];
  for (;;) {
    const page = await requestInstancePage(handlers, comparison, rows.length, context);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return { ...page, rows };
  }
}

function requestInstancePage(
  handlers: ComparisonHandlers,
  comparison: InstancesComparison,
  offset: number,
  context: CallContext,
) {
  if (comparison.view === 'instances') {
    const { view: _view, ...request } = comparison;
    const page = { ...request, offset, limit: ROWS_PER_PAGE, remembered: true, wait: true };
    return handlers['comparison.instances'](page, context);
  }
  const { view: _view, ...request } = comparison;
  return handlers['comparison.instanceThenAndNow'](
    { ...request, offset, limit: ROWS_PER_PAGE },
    context,
  );
}
