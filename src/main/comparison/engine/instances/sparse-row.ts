/** One row: its accounts by instance, each held against the reference. */
import type { InstanceCell, InstanceRow, Relation, AccountKind } from '../../../../contract';
import {
  decodeDigest,
  HIDDEN_CONFIG,
  hasHiddenFields,
  compareDigests,
  hasProvenDifference,
} from './config-digest';
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
 * A row as it is made and kept: most rows of instances that have little in common are about few of them, and the
 * cells of the others are made for those rows alone that somebody looks at.
 */
export interface SparseRow extends Omit<InstanceRow, 'cells'> {
  /** In the instances' order; at least one. */
  readonly presentCells: readonly PresentCell[];
  /** Some instance has no such account, though its list was read. */
  readonly missing: boolean;
}

/**
 * Makes rows of the same instances; what they have in common is worked out once. Runs for every account that only one
 * instance has: plain objects, since spreading into them takes longer than all the rest.
 */
export function createRowBuilder(
  instances: readonly InstanceAccounts[],
  absent: MissingCells,
  baseline: number | null,
): (bucket: MatchGroup) => SparseRow {
  return (bucket) => {
    const places = groupByInstance(bucket);
    const reference = findReference(places, bucket, instances, baseline);
    const found = places.map(({ instance, accounts }): PresentCell => ({
      instance,
      cell: toInstanceCell(accounts, reference),
    }));
    const missing = absent.isMissingSomewhere(bucket.kind, found);
    const everywhere = found.length === instances.length;
    return {
      key: bucket.key,
      kind: bucket.kind,
      dataProviderType: bucket.dataProviderType,
      displayName: rowDisplayName(places),
      paired: bucket.paired,
      verdict: missing ? 'different' : rowVerdict(found, everywhere, places, baseline),
      reference: reference.is === 'account' ? reference.instance : null,
      presentCells: found,
      missing,
    };
  };
}

/** With a cell for each instance. */
export function expandRow(
  { presentCells: found, missing: _told, ...row }: SparseRow,
  absent: MissingCells,
): InstanceRow {
  const cells = absent.cellsFor(row.kind);
  for (const { instance, cell } of found) cells[instance] = cell;
  return { ...row, cells };
}

function rowDisplayName(places: readonly AccountsInInstance[]): string {
  const first = places[0]?.accounts[0];
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

/** A proven difference elsewhere beats whatever is said of the config; one that is not known counts as one field. */
function withOtherDifferences(
  { id, valid, otherDifferences: beside = 0 }: AccountSummary,
  cell: InstanceCell,
): InstanceCell {
  if (beside === 0) return cell;
  const { fields, unknownFields } =
    cell.state === 'drifted' ? cell : { fields: 0, unknownFields: cell.state === 'same' ? 0 : 1 };
  return { state: 'drifted', id, valid, fields: fields + beside, unknownFields };
}

/** One account that is there, against a reference that is there or unknown. */
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
  const { fields, unknownFields } = compareDigests(decodeDigest(other), decodeDigest(config));
  if (fields > 0) return { state: 'drifted', id, valid, fields, unknownFields };
  return unknownFields > 0 ? unknownCell(account, 'hidden') : { state: 'same', id, valid };
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
  drifted: 'different',
  missing: 'different',
  extra: 'different',
  unknown: 'unknown',
  ambiguous: 'unknown',
};

/** Two that are both unknown beside the reference may still be proven to differ from each other. */
function rowVerdict(
  found: readonly PresentCell[],
  allThere: boolean,
  places: readonly AccountsInInstance[],
  baseline: number | null,
): Relation {
  let said: Relation = allThere ? 'same' : 'unknown';
  for (const { cell } of found) {
    if (relationOfState[cell.state] === 'different') return 'different';
    if (relationOfState[cell.state] === 'unknown') said = 'unknown';
  }
  if (said === 'same' || baseline !== null) return said;
  const single = places.flatMap(({ accounts }) => (accounts.length === 1 ? accounts : []));
  const known = new Set(single.flatMap(({ config }) => (isKnownConfig(config) ? [config] : [])));
  return known.size > 1 && hasProvenDifference([...known].map(decodeDigest))
    ? 'different'
    : 'unknown';
}

/** Cells of the instances that do not have an account. */

// One object for many cells: most of a wide matrix can be this.
const MISSING_CELL: InstanceCell = { state: 'missing' };
const NOT_LISTED_CELL: InstanceCell = { state: 'unknown', id: null, valid: null, why: 'notListed' };

/** What is said where nothing was found: an instance's list was read and it is missing, or nobody can know. */
export class MissingCells {
  /** By kind and instance: whether the list was read. */
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

  /** One for each instance, to be written over where something was found. */
  cellsFor(kind: AccountKind): InstanceCell[] {
    return this.cells[kind].slice();
  }

  stateIn(kind: AccountKind, instance: number): 'missing' | 'unknown' {
    return this.listed[kind][instance] === true ? 'missing' : 'unknown';
  }

  /** Whether some instance misses what was found in these. */
  isMissingSomewhere(kind: AccountKind, found: readonly { readonly instance: number }[]): boolean {
    let there = 0;
    for (const { instance } of found) if (this.listed[kind][instance] === true) there++;
    return there < this.listedCount[kind];
  }
}
