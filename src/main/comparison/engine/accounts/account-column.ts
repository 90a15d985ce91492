/** What a comparison of accounts is given: columns, each part of which was read or was not. */
import type {
  AccessEntry,
  Account,
  ComparedColumn,
  AccountConfig,
  FieldDescriptor,
  AccountKind,
  Problem,
  ResponseFor,
} from '../../../../contract';

/** One part of an account. `problem`: why the last reading failed; null when it did not, or none was tried. */
export type ColumnPart<T> =
  | {
      readonly state: 'read';
      readonly value: T;
      readonly readAt: number;
      readonly problem: Problem | null;
    }
  | { readonly state: 'noAccess' | 'notRead'; readonly problem: Problem | null };

/** A principal with what names it in every instance. */
export interface ComparedAccess extends AccessEntry {
  /** Of a user, where a search told it. Null otherwise. */
  readonly email: string | null;
}

/** A column: one account, with all that is known of it. */
export interface AccountColumn {
  readonly profileId: string;
  readonly label: string;
  readonly kind: AccountKind;
  readonly id: number;
  readonly account: ColumnPart<Account>;
  readonly config: ColumnPart<AccountConfig>;
  readonly access: ColumnPart<readonly ComparedAccess[]>;
  /** The provider's fields in its order, for defaults. Null when they were not read: no defaults then. */
  readonly fields: readonly FieldDescriptor[] | null;
}

/** From what the store keeps. What was read once is compared, even when reading it failed since. */
export function toColumnPart<T>(
  value: T | null,
  readAt: number | null,
  problem: Problem | null,
): ColumnPart<T> {
  if (value !== null && readAt !== null) return { state: 'read', value, readAt, problem };
  return { state: problem !== null && isAccessRefusal(problem) ? 'noAccess' : 'notRead', problem };
}

/** Domo says alike that there is no such account and that it is not shared (domo-api 3.1). */
const isAccessRefusal = ({ code, status }: Problem): boolean =>
  code === 'noMatch' || code === 'forbidden' || status === 403;

/** A column from `inventory.detail`. `emails`: of users of this instance, by id. */
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
});

/**
 * Domo answers an empty config for a connector of OAuth type (domo-api 3.9): that is no answer about its config,
 * so nothing is said of it.
 */
export const isConfigUnanswered = (account: Account, { fields }: AccountConfig): boolean =>
  account.kind === 'account' && account.credentialsType === 'oauth' && fields.length === 0;

export const isConfigUnreadable = ({ account, config }: AccountColumn): boolean =>
  account.state === 'read' &&
  config.state === 'read' &&
  isConfigUnanswered(account.value, config.value);

/** A column as it is told to whoever asked. */
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
