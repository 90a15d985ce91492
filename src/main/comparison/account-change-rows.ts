/** The changes of one account between two snapshots, by the rules that decide elsewhere whether values are the same. */
import type {
  AccountChange,
  ChangeKind,
  ComparedCell,
  ComparedRow,
  FieldDescriptor,
} from '../../contract';
import type { ChangedParts, StoredChange } from '../store/change-types';
import { compareThenAndNow, toColumnPart, type PastAccountColumn } from './engine';

/** Times, and counts that Domo makes: they change without anybody changing the account. */
const passingFields: ReadonlySet<string> = new Set([
  'modifiedAt',
  'modifiedBy',
  'datasourceCount',
  'validationReason',
]);
const validityFields: ReadonlySet<string> = new Set(['valid', 'enabled', 'validationStatus']);

/** Empty when no difference is proven, such as between two masks. `fields`: of the provider, for its defaults. */
export function toAccountChanges(
  change: StoredChange,
  fields: readonly FieldDescriptor[] | null,
): AccountChange[] {
  const { state } = change;
  if (state !== 'changed')
    return [{ kind: state, what: '', secret: false, before: null, after: null }];
  const { rows } = compareThenAndNow(
    toColumn(change, change.before, fields),
    toColumn(change, change.after, fields),
  );
  const all = rows.filter(({ verdict }) => verdict === 'different').map(toChange);
  const lasting = all.filter(({ kind, what }) => kind !== 'other' || !passingFields.has(what));
  if (lasting.length > 0) return lasting;
  // Somebody changed what was not read, such as the config at a sync of the lists.
  return all.filter(({ what }) => what === 'modifiedAt');
}

function toColumn(
  { key, takenAt }: StoredChange,
  { account, config, access }: ChangedParts,
  fields: readonly FieldDescriptor[] | null,
): PastAccountColumn {
  const entries = access?.map((entry) => ({ ...entry, email: null })) ?? null;
  return {
    ...key,
    account: toColumnPart(account, takenAt, null),
    config: toColumnPart(config, takenAt, null),
    access: toColumnPart(entries, takenAt, null),
    fields,
    principalNames: [],
  };
}

function toChange({ group, key, label, secret, cells }: ComparedRow): AccountChange {
  const [then, now] = cells;
  const [before, after] = [textOf(then), textOf(now)];
  const shown = secret ? { before: null, after: null } : { before, after };
  return {
    kind: kindOf(group, key, [before, after]),
    what: group === 'access' ? label : key,
    secret,
    ...shown,
  };
}

/** A missing field counts as its default, and is shown as nothing. */
const textOf = (cell: ComparedCell | undefined): string | null =>
  cell?.state === 'value' ? cell.text : null;

function kindOf(
  group: ComparedRow['group'],
  key: string,
  values: readonly (string | null)[],
): ChangeKind {
  if (group === 'config') return 'config';
  if (group === 'access')
    return values.some((level) => level?.split(' + ').includes('OWNER')) ? 'owner' : 'access';
  if (key === 'displayName') return 'renamed';
  if (key === 'owners') return 'owner';
  return validityFields.has(key) ? 'validity' : 'other';
}
