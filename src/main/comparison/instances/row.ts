/** One row: its accounts by instance, each held against the reference. */
import type { InstanceCell, InstanceRow, Relation } from '../../../contract';
import { strongest } from '../known';
import { driftOf, provenDifference } from './drift';
import type { AccountSummary, InstanceAccounts } from './input';
import type { Bucket } from './match';
import { isKnown, referenceOf, type Found, type Reference } from './reference';

const MAX_CANDIDATES = 20;

export function rowOf(
  bucket: Bucket,
  instances: readonly InstanceAccounts[],
  baseline: number | null,
): InstanceRow {
  const found = foundIn(bucket, instances.length);
  const reference = referenceOf(found, bucket, instances, baseline);
  const cells = found.map((accounts, index) =>
    accounts
      ? cellOf(accounts, reference)
      : absent(instances[index]?.unlisted.includes(bucket.kind) === true),
  );
  const { key, kind, dataProviderType, paired } = bucket;
  return {
    key,
    kind,
    dataProviderType,
    displayName: nameIn(found),
    paired,
    verdict: verdictOf(cells, found, baseline),
    reference: reference.is === 'account' ? reference.instance : null,
    cells,
  };
}

function foundIn({ members }: Bucket, count: number): Found {
  const found = new Array<AccountSummary[] | undefined>(count).fill(undefined);
  for (const { instance, account } of members) (found[instance] ??= []).push(account);
  return found;
}

function nameIn(found: Found): string {
  const first = found.find((accounts) => accounts)?.[0];
  return (first?.displayName ?? '') === '' ? (first?.name ?? '') : (first?.displayName ?? '');
}

// One object for many cells: most of a wide matrix can be this.
const MISSING: InstanceCell = { state: 'missing' };
const NOT_LISTED: InstanceCell = { state: 'unknown', id: null, valid: null, why: 'notListed' };
const absent = (unlisted: boolean): InstanceCell => (unlisted ? NOT_LISTED : MISSING);

function cellOf(accounts: readonly AccountSummary[], reference: Reference): InstanceCell {
  const [account, ...others] = accounts;
  if (!account || others.length > 0) {
    return {
      state: 'ambiguous',
      candidates: accounts
        .slice(0, MAX_CANDIDATES)
        .map(({ id, valid, displayName }) => ({ id, valid, displayName })),
      count: accounts.length,
    };
  }
  const { id, valid, config } = account;
  if (reference.is === 'absent') return { state: 'extra', id, valid };
  const unknown = (why: (InstanceCell & { state: 'unknown' })['why']): InstanceCell => ({
    state: 'unknown',
    id,
    valid,
    why,
  });
  if (config === null) return unknown('configNotRead');
  if (config === 'hidden') return unknown('hidden');
  if (reference.is === 'ambiguous') return unknown('referenceAmbiguous');
  if (reference.is !== 'account' || reference.account.config === null) {
    return unknown('referenceNotRead');
  }
  if (reference.account.config === 'hidden') return unknown('hidden');
  const { fields, unknownFields } = driftOf(reference.account.config, config);
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
  found: Found,
  baseline: number | null,
): Relation {
  const said = strongest(
    [...new Set(cells.map(({ state }) => state))].map((state) => meaning[state]),
  );
  if (said !== 'unknown' || baseline !== null) return said;
  const single = found.flatMap((accounts) => (accounts?.length === 1 ? accounts : []));
  const known = single.flatMap(({ config }) => (isKnown(config) ? [config] : []));
  return provenDifference(known) ? 'different' : 'unknown';
}
