/** One row: its accounts by instance, each held against the reference. */
import type { InstanceCell, InstanceRow, Kind, Relation } from '../../../contract';
import { fieldsOf, HIDDEN, mayHide } from './digest';
import { driftOf, provenDifference } from './drift';
import type { AccountSummary, InstanceAccounts } from './input';
import { placesOf, type Bucket, type Place } from './bucket';
import { isKnown, referenceOf, type Reference } from './reference';

const MAX_CANDIDATES = 20;

// One object for many cells: most of a wide matrix can be this.
const MISSING: InstanceCell = { state: 'missing' };
const NOT_LISTED: InstanceCell = { state: 'unknown', id: null, valid: null, why: 'notListed' };

/** Makes rows of the same instances; what they have in common is worked out once. */
export function rowMaker(
  instances: readonly InstanceAccounts[],
  baseline: number | null,
): (bucket: Bucket) => InstanceRow {
  const absent = (of: Kind): InstanceCell[] =>
    instances.map(({ unlisted }) => (unlisted.includes(of) ? NOT_LISTED : MISSING));
  const nobody = { account: absent('account'), oauth: absent('oauth') };
  return (bucket) => {
    const { key, kind, dataProviderType, paired } = bucket;
    const places = placesOf(bucket);
    const reference = referenceOf(places, bucket, instances, baseline);
    const cells = nobody[kind].slice();
    for (const { instance, accounts } of places) cells[instance] = cellOf(accounts, reference);
    return {
      ...{ key, kind, dataProviderType, displayName: nameIn(places), paired },
      verdict: verdictOf(cells, places, baseline),
      reference: reference.is === 'account' ? reference.instance : null,
      cells,
    };
  };
}

function nameIn(places: readonly Place[]): string {
  const first = places[0]?.accounts[0];
  return (first?.displayName ?? '') === '' ? (first?.name ?? '') : (first?.displayName ?? '');
}

function cellOf(accounts: readonly AccountSummary[], reference: Reference): InstanceCell {
  const [account] = accounts;
  if (!account || accounts.length > 1) {
    return {
      state: 'ambiguous',
      candidates: accounts
        .slice(0, MAX_CANDIDATES)
        .map(({ id, valid, displayName }) => ({ id, valid, displayName })),
      count: accounts.length,
    };
  }
  const { id, valid } = account;
  if (reference.is === 'absent') return { state: 'extra', id, valid };
  return withBeside(account, ofConfig(account, reference));
}

/** A proven difference elsewhere beats whatever is said of the config; one that is not known counts as one field. */
function withBeside({ id, valid, beside = 0 }: AccountSummary, cell: InstanceCell): InstanceCell {
  if (beside === 0) return cell;
  const { fields, unknownFields } =
    cell.state === 'drifted' ? cell : { fields: 0, unknownFields: cell.state === 'same' ? 0 : 1 };
  return { state: 'drifted', id, valid, fields: fields + beside, unknownFields };
}

/** One account that is there, against a reference that is there or unknown. */
function ofConfig({ id, valid, config }: AccountSummary, reference: Reference): InstanceCell {
  const unknown = (why: (InstanceCell & { state: 'unknown' })['why']): InstanceCell => ({
    ...{ state: 'unknown', id, valid, why },
  });
  if (config === null) return unknown('configNotRead');
  if (config === HIDDEN) return unknown('hidden');
  if (reference.is === 'ambiguous') return unknown('referenceAmbiguous');
  if (reference.is !== 'account' || reference.account.config === null) {
    return unknown('referenceNotRead');
  }
  const other = reference.account.config;
  if (other === HIDDEN) return unknown('hidden');
  if (config === other && !mayHide(config)) return { state: 'same', id, valid };
  const { fields, unknownFields } = driftOf(fieldsOf(other), fieldsOf(config));
  if (fields > 0) return { state: 'drifted', id, valid, fields, unknownFields };
  return unknownFields > 0 ? unknown('hidden') : { state: 'same', id, valid };
}

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
  cells: readonly InstanceCell[],
  places: readonly Place[],
  baseline: number | null,
): Relation {
  let said: Relation = 'same';
  for (const { state } of cells) {
    if (meaning[state] === 'different') return 'different';
    if (meaning[state] === 'unknown') said = 'unknown';
  }
  if (said === 'same' || baseline !== null) return said;
  const single = places.flatMap(({ accounts }) => (accounts.length === 1 ? accounts : []));
  const known = new Set(single.flatMap(({ config }) => (isKnown(config) ? [config] : [])));
  return known.size > 1 && provenDifference([...known].map(fieldsOf)) ? 'different' : 'unknown';
}
