/** Builds rows: the accounts of each instance, compared with the reference. */
import type { InstanceCell, InstanceRow, Relation, AccountKind } from '../../../../contract';
import {
  decodeDigest,
  HIDDEN_CONFIG,
  hasHiddenFields,
  compareDigests,
  differingFieldNames,
  hasProvenDifference,
  hasWrittenDifference,
  type ConfigDrift,
  type FieldDigest,
} from './config-digest';
import { combineRelations } from '../equality';
import type { AccountSummary, InstanceAccounts } from './instances-input';
import { groupByInstance, type MatchGroup, type AccountsInInstance } from './match-group';
import { isKnownConfig, findReference, type RowReference } from './row-reference';
import { displayNameOrName } from '../../../../contract/zod-free';

const MAX_CANDIDATES = 20;

/** The account in one instance. */
export interface PresentCell {
  readonly instance: number;
  readonly cell: InstanceCell;
}

/**
 * A row with cells only for the instances that have an account. If instances have little in common, these are few. The
 * other cells are made when the row is shown.
 */
export interface SparseRow extends Omit<InstanceRow, 'cells'> {
  /** In the order of the instances; at least one. */
  readonly presentCells: readonly PresentCell[];
  /** An instance has no such account although its list was read. */
  readonly missing: boolean;
  /** Only one instance is known to have the account, and another is known to lack it. */
  readonly single: boolean;
  /** Names of the config fields that are proven to differ from the reference. */
  readonly differingFields: readonly string[];
}

/**
 * Returns the function that builds the rows of these instances. It runs for every row, so it spreads no objects: that
 * would take longer than everything else.
 */
export function createRowBuilder(
  instances: readonly InstanceAccounts[],
  missingCells: MissingCells,
  baseline: number | null,
): (bucket: MatchGroup) => SparseRow {
  return (bucket) => {
    const groups = groupByInstance(bucket);
    const reference = findReference(groups, bucket, instances, baseline);
    const found = groups.map(({ instance, accounts }): PresentCell => ({
      instance,
      cell: toInstanceCell(accounts, reference),
    }));
    const missing = missingCells.isMissingSomewhere(bucket.kind, found);
    const differingFields = namesOfDrift(groups, reference, found);
    const everywhere = found.length === instances.length;
    return {
      key: bucket.key,
      kind: bucket.kind,
      dataProviderType: bucket.dataProviderType,
      displayName: rowDisplayName(groups),
      paired: bucket.paired,
      verdict: missing ? 'different' : rowVerdict(found, everywhere, groups, baseline),
      reference: reference.is === 'account' ? reference.instance : null,
      presentCells: found,
      missing,
      single: missing && found.length === 1,
      differingFields,
    };
  };
}

/** Adds a cell for each other instance. */
export function expandRow(
  { presentCells: found, missing: _told, single: _s, differingFields: _f, ...row }: SparseRow,
  missingCells: MissingCells,
): InstanceRow {
  const cells = missingCells.cellsFor(row.kind);
  for (const { instance, cell } of found) cells[instance] = cell;
  return { ...row, cells };
}

const NO_FIELDS: readonly string[] = [];

function namesOfDrift(
  groups: readonly AccountsInInstance[],
  reference: RowReference,
  found: readonly PresentCell[],
): readonly string[] {
  if (reference.is !== 'account' || !isKnownConfig(reference.account.config)) return NO_FIELDS;
  const names = new Set<string>();
  let known: FieldDigest[] | null = null;
  for (const [index, { cell }] of found.entries()) {
    const config = groups[index]?.accounts[0]?.config ?? null;
    if (cell.state !== 'drifted' || !isKnownConfig(config)) continue;
    known ??= decodeDigest(reference.account.config);
    for (const name of differingFieldNames(known, decodeDigest(config))) names.add(name);
  }
  return names.size === 0 ? NO_FIELDS : [...names];
}

function rowDisplayName(groups: readonly AccountsInInstance[]): string {
  const first = groups[0]?.accounts[0];
  return first === undefined ? '' : displayNameOrName(first);
}

function toInstanceCell(
  accounts: readonly AccountSummary[],
  reference: RowReference,
): InstanceCell {
  const [account] = accounts;
  if (!account || accounts.length > 1) return ambiguousCell(accounts);
  const { id, valid } = account;
  if (reference.is === 'absent') return { state: 'extra', id, valid };
  return withOtherDifferences(account, compareConfigs(account, reference));
}

const ambiguousCell = (accounts: readonly AccountSummary[]): InstanceCell => ({
  state: 'ambiguous',
  candidates: accounts
    .slice(0, MAX_CANDIDATES)
    .map(({ id, valid, displayName }) => ({ id, valid, displayName })),
  count: accounts.length,
});

/** A proven difference outside the config beats the result for the config. An unknown config counts as one field. */
function withOtherDifferences(
  { id, valid, otherDifferences = 0 }: AccountSummary,
  cell: InstanceCell,
): InstanceCell {
  if (otherDifferences === 0) return cell;
  const { fields, unknownFields } = countProven(cell);
  return { state: 'drifted', id, valid, fields: fields + otherDifferences, unknownFields };
}

function countProven(cell: InstanceCell): { fields: number; unknownFields: number } {
  switch (cell.state) {
    case 'drifted':
      return cell;
    case 'same':
      return { fields: 0, unknownFields: 0 };
    case 'sameAsWritten':
      return { fields: 0, unknownFields: cell.fields };
    case 'differsAsWritten':
      return { fields: 0, unknownFields: cell.fields + cell.unknownFields };
    default:
      return { fields: 0, unknownFields: 1 };
  }
}

/** Compares the config of an account with the reference, which can be unknown. */
function compareConfigs(account: AccountSummary, reference: RowReference): InstanceCell {
  const { id, valid, config } = account;
  if (config === null) return unknownCell(account, 'configNotRead');
  if (config === HIDDEN_CONFIG) return unknownCell(account, 'hidden');
  if (reference.is === 'ambiguous') return unknownCell(account, 'referenceAmbiguous');
  if (reference.is !== 'account' || reference.account.config === null) {
    return unknownCell(account, 'referenceNotRead');
  }
  const other = reference.account.config;
  if (other === HIDDEN_CONFIG) return unknownCell(account, 'hidden');
  if (config === other && !hasHiddenFields(config)) return { state: 'same', id, valid };
  return toConfigCell(account, compareDigests(decodeDigest(other), decodeDigest(config)));
}

/** In the order of `combineRelations`. */
function toConfigCell(account: AccountSummary, drift: ConfigDrift): InstanceCell {
  const { id, valid } = account;
  const { fields, unknownFields, sameAsWritten, differsAsWritten } = drift;
  if (fields > 0) {
    const unproven = unknownFields + sameAsWritten + differsAsWritten;
    return { state: 'drifted', id, valid, fields, unknownFields: unproven };
  }
  if (differsAsWritten > 0) {
    const unproven = unknownFields + sameAsWritten;
    const written = { fields: differsAsWritten, unknownFields: unproven };
    return { state: 'differsAsWritten', id, valid, ...written };
  }
  if (unknownFields > 0) return unknownCell(account, 'hidden');
  return sameAsWritten > 0
    ? { state: 'sameAsWritten', id, valid, fields: sameAsWritten }
    : { state: 'same', id, valid };
}

type UnknownCell = Extract<InstanceCell, { state: 'unknown' }>;

const unknownCell = ({ id, valid }: AccountSummary, why: UnknownCell['why']): UnknownCell => ({
  state: 'unknown',
  id,
  valid,
  why,
});

const relationOfState: Readonly<Record<InstanceCell['state'], Relation>> = {
  same: 'same',
  sameAsWritten: 'sameAsWritten',
  differsAsWritten: 'differsAsWritten',
  drifted: 'different',
  missing: 'different',
  extra: 'different',
  unknown: 'unknown',
  ambiguous: 'unknown',
};

/** Two accounts whose relation to the reference is unknown can still be proven to differ from each other. */
function rowVerdict(
  found: readonly PresentCell[],
  allThere: boolean,
  groups: readonly AccountsInInstance[],
  baseline: number | null,
): Relation {
  const relations: Relation[] = found.map(({ cell }) => relationOfState[cell.state]);
  if (!allThere) relations.push('unknown');
  const verdict = combineRelations(relations);
  if (verdict === 'same' || verdict === 'different' || baseline !== null) return verdict;
  const single = groups.flatMap(({ accounts }) => (accounts.length === 1 ? accounts : []));
  const known = new Set(single.flatMap(({ config }) => (isKnownConfig(config) ? [config] : [])));
  if (known.size < 2) return verdict;
  const digests = [...known].map(decodeDigest);
  if (hasProvenDifference(digests)) return 'different';
  return hasWrittenDifference(digests) ? 'differsAsWritten' : verdict;
}

// One object for many cells: most cells of a wide matrix can be missing.
const MISSING_CELL: InstanceCell = { state: 'missing' };
const NOT_LISTED_CELL: InstanceCell = { state: 'unknown', id: null, valid: null, why: 'notListed' };

/** The cells of instances without an account: missing if their list was read, otherwise unknown. */
export class MissingCells {
  /** By kind and instance, whether the list was read. */
  private readonly listed: Readonly<Record<AccountKind, readonly boolean[]>>;
  private readonly cells: Readonly<Record<AccountKind, readonly InstanceCell[]>>;
  private readonly listedCount: Readonly<Record<AccountKind, number>>;

  constructor(instances: readonly InstanceAccounts[]) {
    const of = (kind: AccountKind): boolean[] =>
      instances.map(({ unlisted }) => !unlisted.includes(kind));
    this.listed = { account: of('account'), oauth: of('oauth') };
    const cells = (kind: AccountKind): InstanceCell[] =>
      this.listed[kind].map((listed) => (listed ? MISSING_CELL : NOT_LISTED_CELL));
    this.cells = { account: cells('account'), oauth: cells('oauth') };
    const lists = (kind: AccountKind): number => this.listed[kind].filter(Boolean).length;
    this.listedCount = { account: lists('account'), oauth: lists('oauth') };
  }

  /** One cell for each instance, as a copy that the caller may change. */
  cellsFor(kind: AccountKind): InstanceCell[] {
    return this.cells[kind].slice();
  }

  stateIn(kind: AccountKind, instance: number): 'missing' | 'unknown' {
    return this.listed[kind][instance] === true ? 'missing' : 'unknown';
  }

  /** Whether the account is missing in an instance whose list was read. `found`: the instances that have it. */
  isMissingSomewhere(kind: AccountKind, found: readonly { readonly instance: number }[]): boolean {
    let there = 0;
    for (const { instance } of found) if (this.listed[kind][instance] === true) there++;
    return there < this.listedCount[kind];
  }
}
