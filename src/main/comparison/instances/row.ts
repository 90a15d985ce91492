/** One row: its accounts by instance, each held against the reference. */
import type { InstanceCell, InstanceRow, Relation } from '../../../contract';
import type { Absent } from './absent';
import { fieldsOf, HIDDEN, mayHide } from './digest';
import { driftOf, provenDifference } from './drift';
import type { AccountSummary, InstanceAccounts } from './input';
import { placesOf, type Bucket, type Place } from './bucket';
import { isKnown, referenceOf, type Reference } from './reference';

const MAX_CANDIDATES = 20;

/** The account in one instance. */
export interface FoundCell {
  readonly instance: number;
  readonly cell: InstanceCell;
}

/**
 * A row as it is made and kept: most rows of instances that have little in common are about few of them, and the
 * cells of the others are made for those rows alone that somebody looks at.
 */
export interface FoundRow extends Omit<InstanceRow, 'cells'> {
  /** In the instances' order; at least one. */
  readonly found: readonly FoundCell[];
  /** Some instance has no such account, though its list was read. */
  readonly missing: boolean;
}

/**
 * Makes rows of the same instances; what they have in common is worked out once. Runs for every account that only one
 * instance has: plain objects, since spreading into them takes longer than all the rest.
 */
export function rowMaker(
  instances: readonly InstanceAccounts[],
  absent: Absent,
  baseline: number | null,
): (bucket: Bucket) => FoundRow {
  return (bucket) => {
    const places = placesOf(bucket);
    const reference = referenceOf(places, bucket, instances, baseline);
    const found = places.map(({ instance, accounts }): FoundCell => ({
      instance,
      cell: cellOf(accounts, reference),
    }));
    const missing = absent.isMissing(bucket.kind, found);
    const everywhere = found.length === instances.length;
    return {
      key: bucket.key,
      kind: bucket.kind,
      dataProviderType: bucket.dataProviderType,
      displayName: nameIn(places),
      paired: bucket.paired,
      verdict: missing ? 'different' : verdictOf(found, everywhere, places, baseline),
      reference: reference.is === 'account' ? reference.instance : null,
      found,
      missing,
    };
  };
}

/** With a cell for each instance. */
export function wholeRow({ found, missing: _told, ...row }: FoundRow, absent: Absent): InstanceRow {
  const cells = absent.cellsOf(row.kind);
  for (const { instance, cell } of found) cells[instance] = cell;
  return { ...row, cells };
}

function nameIn(places: readonly Place[]): string {
  const first = places[0]?.accounts[0];
  return (first?.displayName ?? '') === '' ? (first?.name ?? '') : (first?.displayName ?? '');
}

function cellOf(accounts: readonly AccountSummary[], reference: Reference): InstanceCell {
  const [account] = accounts;
  if (!account || accounts.length > 1) return ambiguous(accounts);
  const { id, valid } = account;
  if (reference.is === 'absent') return { state: 'extra', id, valid };
  return withBeside(account, ofConfig(account, reference));
}

const ambiguous = (accounts: readonly AccountSummary[]): InstanceCell => ({
  state: 'ambiguous',
  candidates: accounts
    .slice(0, MAX_CANDIDATES)
    .map(({ id, valid, displayName }) => ({ id, valid, displayName })),
  count: accounts.length,
});

/** A proven difference elsewhere beats whatever is said of the config; one that is not known counts as one field. */
function withBeside({ id, valid, beside = 0 }: AccountSummary, cell: InstanceCell): InstanceCell {
  if (beside === 0) return cell;
  const { fields, unknownFields } =
    cell.state === 'drifted' ? cell : { fields: 0, unknownFields: cell.state === 'same' ? 0 : 1 };
  return { state: 'drifted', id, valid, fields: fields + beside, unknownFields };
}

/** One account that is there, against a reference that is there or unknown. */
function ofConfig(account: AccountSummary, reference: Reference): InstanceCell {
  const { id, valid, config } = account;
  if (config === null) return unknown(account, 'configNotRead');
  if (config === HIDDEN) return unknown(account, 'hidden');
  if (reference.is === 'ambiguous') return unknown(account, 'referenceAmbiguous');
  if (reference.is !== 'account' || reference.account.config === null) {
    return unknown(account, 'referenceNotRead');
  }
  const other = reference.account.config;
  if (other === HIDDEN) return unknown(account, 'hidden');
  if (config === other && !mayHide(config)) return { state: 'same', id, valid };
  const { fields, unknownFields } = driftOf(fieldsOf(other), fieldsOf(config));
  if (fields > 0) return { state: 'drifted', id, valid, fields, unknownFields };
  return unknownFields > 0 ? unknown(account, 'hidden') : { state: 'same', id, valid };
}

type Unknown = Extract<InstanceCell, { state: 'unknown' }>;

const unknown = ({ id, valid }: AccountSummary, why: Unknown['why']): Unknown => ({
  state: 'unknown',
  id,
  valid,
  why,
});

const meaning: Readonly<Record<InstanceCell['state'], Relation>> = {
  same: 'same',
  drifted: 'different',
  missing: 'different',
  extra: 'different',
  unknown: 'unknown',
  ambiguous: 'unknown',
};

/** Two that are both unknown beside the reference may still be proven to differ from each other. */
function verdictOf(
  found: readonly FoundCell[],
  allThere: boolean,
  places: readonly Place[],
  baseline: number | null,
): Relation {
  let said: Relation = allThere ? 'same' : 'unknown';
  for (const { cell } of found) {
    if (meaning[cell.state] === 'different') return 'different';
    if (meaning[cell.state] === 'unknown') said = 'unknown';
  }
  if (said === 'same' || baseline !== null) return said;
  const single = places.flatMap(({ accounts }) => (accounts.length === 1 ? accounts : []));
  const known = new Set(single.flatMap(({ config }) => (isKnown(config) ? [config] : [])));
  return known.size > 1 && provenDifference([...known].map(fieldsOf)) ? 'different' : 'unknown';
}
