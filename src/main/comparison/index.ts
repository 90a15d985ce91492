/** Comparing accounts and instances: pure functions, records in, matrices out. */
export { compareAccounts } from './accounts/compare';
export { columnOf, partOf, type Access, type AccountColumn, type Part } from './accounts/input';
export { changesBesideConfig, thenAndNow, type PastColumn } from './accounts/then-and-now';
export {
  collectInstances,
  compareInstances,
  wholeRows,
  type CompareOptions,
} from './instances/compare';
export {
  DIGEST_RULE,
  digestOf,
  digestText,
  fieldsOf,
  HIDDEN,
  type ConfigDigest,
  type FieldDigest,
} from './instances/digest';
export type { AccountSummary, InstanceAccounts, InstancesInput } from './instances/input';
export type { FoundRow } from './instances/row';
export { accountTableWithAges, instanceTableWithAges } from './rendering/ages';
export { strongest } from './known';
export { accountTable, instanceTable, type Table } from './rendering/table';
export { csvOf, markdownOf } from './rendering/text';
