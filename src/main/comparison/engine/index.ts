/** Compares accounts and instances. Pure functions: records in, matrices out. */
export { compareAccounts } from './accounts/compare-accounts';
export {
  toAccountColumn,
  toColumnPart,
  type ComparedAccess,
  type AccountColumn,
  type ColumnPart,
} from './accounts/account-column';
export {
  countChangesOutsideConfig,
  compareThenAndNow,
  type PastAccountColumn,
} from './accounts/compare-accounts';
export {
  collectInstanceRows,
  compareInstances,
  createRowExpander,
  type InstanceComparisonOptions,
} from './instances/compare-instances';
export {
  DIGEST_VERSION,
  digestConfig,
  encodeDigest,
  decodeDigest,
  HIDDEN_CONFIG,
  type ConfigDigest,
  type FieldDigest,
} from './instances/config-digest';
export { TimeSlicer } from './instances/time-slicer';
export { guessMatchWords } from './guess/guess-words';
export type { AccountSummary, InstanceAccounts, InstancesInput } from './instances/instances-input';
export { summariseAccount } from './instances/account-summary';
export type { SparseRow } from './instances/sparse-row';
export { accountMatrixTableWithAges, instanceMatrixTableWithAges } from './text-table';
export { combineRelations } from './equality';
export { accountMatrixTable, instanceMatrixTable, type TextTable } from './text-table';
export { tableToCsv, tableToMarkdown } from './text-table';
