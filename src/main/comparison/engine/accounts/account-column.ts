/** The input of a comparison of accounts: columns, each with parts that were read or not. */
import type {
  AccessEntry,
  Account,
  ComparedColumn,
  AccountConfig,
  FieldDescriptor,
  AccountKind,
  Problem,
  ResponseFor,
  DomoId,
} from '../../../../contract';

/** One part of an account. `problem`: why the last read failed; null if it did not fail or was never tried. */
export type ColumnPart<T> =
  | {
      readonly state: 'read';
      readonly value: T;
      readonly readAt: number;
      readonly problem: Problem | null;
    }
  | { readonly state: 'noAccess' | 'notRead'; readonly problem: Problem | null };

/** An entry of an access list with the e-mail address, which identifies a user in every instance. */
export interface ComparedAccess extends AccessEntry {
  /** Of a user, if a search returned it. Otherwise null. */
  readonly email: string | null;
}

/** A column: one account with everything that was read of it. */
export interface AccountColumn {
  readonly profileId: string;
  readonly label: string;
  readonly kind: AccountKind;
  readonly id: DomoId;
  readonly account: ColumnPart<Account>;
  readonly config: ColumnPart<AccountConfig>;
  readonly access: ColumnPart<readonly ComparedAccess[]>;
  /** The provider's fields in its order, for defaults. Null if they were not read: there are no defaults then. */
  readonly fields: readonly FieldDescriptor[] | null;
  /** Known names of the principals that the metadata refers to by id. Never compared. */
  readonly principalNames: ComparedColumn['principalNames'];
}

/** A part from the store. A value that was read once is compared even if a later read failed. */
export function toColumnPart<T>(
  value: T | null,
  readAt: number | null,
  problem: Problem | null,
): ColumnPart<T> {
  if (value !== null && readAt !== null) return { state: 'read', value, readAt, problem };
  return { state: problem !== null && isAccessRefusal(problem) ? 'noAccess' : 'notRead', problem };
}

/** Domo gives the same answer for a missing account and for one that is not shared (domo-api 3.1). */
const isAccessRefusal = ({ code, status }: Problem): boolean =>
  code === 'noMatch' || code === 'forbidden' || status === 403;

/** A column from `inventory.detail`. `emails`: addresses of users of this instance, by id. */
export const toAccountColumn = (
  { profileId, label }: { readonly profileId: string; readonly label: string },
  detail: ResponseFor<'inventory.detail'>,
  fields: readonly FieldDescriptor[] | null,
  emails: ReadonlyMap<string, string> = new Map(),
): AccountColumn => ({
  profileId,
  label,
  kind: detail.account.kind,
  id: detail.account.id,
  account: toColumnPart(detail.account, detail.accountReadAt, null),
  config: toColumnPart(detail.config, detail.configReadAt, detail.configProblem),
  access: toColumnPart(
    detail.access?.map((entry) => ({
      ...entry,
      email: entry.type === 'USER' ? (emails.get(entry.id) ?? null) : null,
    })) ?? null,
    detail.accessReadAt,
    detail.accessProblem,
  ),
  fields,
  principalNames: detail.principalNames,
});

/**
 * Domo returns an empty config for a connector of OAuth type (domo-api 3.9). This says nothing about its config, which
 * counts as hidden.
 */
export const isConfigUnanswered = (account: Account, { fields }: AccountConfig): boolean =>
  account.kind === 'account' && account.credentialsType === 'oauth' && fields.length === 0;

export const isConfigUnreadable = ({ account, config }: AccountColumn): boolean =>
  account.state === 'read' &&
  config.state === 'read' &&
  isConfigUnanswered(account.value, config.value);

/** A column as the contract returns it. */
export function toComparedColumn(column: AccountColumn): ComparedColumn {
  const { profileId, label, kind, id, account } = column;
  const value = account.state === 'read' ? account.value : null;
  return {
    profileId,
    label,
    kind,
    id,
    displayName: value?.displayName ?? null,
    dataProviderType: value?.dataProviderType ?? null,
    principalNames: [...column.principalNames],
    parts: {
      config: {
        ...toComparedPart(column.config),
        ...(isConfigUnreadable(column) ? { state: 'hidden' } : {}),
      },
      metadata: toComparedPart(account),
      access: toComparedPart(column.access),
    },
  };
}

const toComparedPart = (part: ColumnPart<unknown>): ComparedColumn['parts']['metadata'] => ({
  state: part.state,
  readAt: part.state === 'read' ? part.readAt : null,
  problem: part.problem,
});
