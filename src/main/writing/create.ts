/** account.create */
import type { Account, ActivityChange, Kind, ParsedRequestFor, ResponseFor } from '../../contract';
import type { Note } from '../activity/journal';
import type { DomoClient } from '../domo';
import { accountAgain, attempt } from './again';
import { fieldChange, secretRule } from './changes';
import { newAccount, type NewAccount } from './create-body';
import type { Caller, WritingParts } from './parts';
import { sendOnce } from './send';

export async function createAccount(
  parts: WritingParts,
  request: ParsedRequestFor<'account.create'>,
  { source, signal }: Caller,
): Promise<ResponseFor<'account.create'>> {
  const { profileId, kind } = request;
  const made = newAccount(request);
  const undertaking = {
    ...({ operation: 'account.create', source, profileId, kind, accountId: null } as const),
    account: made.displayName || made.name,
    changes: await changesOf(parts, profileId, made),
  };
  return parts.journal.recorded(undertaking, async (note) => {
    const client = await parts.workspace.client(profileId);
    const before = await idsBefore(client, kind, signal);
    const { id } = await sendOnce(
      () => client.createAccount(kind, made.body, { signal }),
      (looking) => lookFor(parts, { profileId, kind, made, before, note }, looking),
      (answer) => {
        parts.reading.writes.note({ profileId, kind, id: answer?.id ?? null });
      },
    );
    note({ accountId: id });
    return { id, ...(await accountAgain(parts, { profileId, kind, id }, signal)) };
  });
}

/** To tell a new account from an old one of the same name, should the answer be lost. Null: not known. */
async function idsBefore(
  client: DomoClient,
  kind: Kind,
  signal: AbortSignal,
): Promise<ReadonlySet<number> | null> {
  const { value } = await attempt(() => client.listAccounts(kind, { signal }));
  return value && new Set(value.items.map(({ id }) => id));
}

interface Lost {
  readonly profileId: string;
  readonly kind: Kind;
  readonly made: NewAccount;
  readonly before: ReadonlySet<number> | null;
  readonly note: Note;
}

async function lookFor(
  { reading }: WritingParts,
  { profileId, kind, made, before, note }: Lost,
  signal: AbortSignal,
): Promise<string> {
  const { listing } = await reading.accounts(profileId, kind, signal);
  if (before === null) {
    return 'The list was read again; what was in it before is not known, so look for the account in it.';
  }
  const found = listing.items.filter((account) => !before.has(account.id) && isIt(account, made));
  const [only] = found;
  if (!only) return 'The list was read again, and it is not in it yet.';
  if (found.length > 1) {
    return `The list was read again: new with this name are ${found.map(({ id }) => id).join(', ')}.`;
  }
  note({ accountId: only.id });
  return `The list was read again: it was made, and has the id ${only.id}.`;
}

const isIt = (account: Account, { name, displayName, dataProviderType }: NewAccount): boolean =>
  account.dataProviderType === dataProviderType &&
  (displayName === '' || account.displayName === displayName) &&
  (name === '' || account.name === name);

/** Each config field with its value, unless that is a secret or no text. */
async function changesOf(
  { workspace }: WritingParts,
  profileId: string,
  { name, displayName, dataProviderType, configurations }: NewAccount,
): Promise<ActivityChange[]> {
  const secret = await secretRule(await workspace.store(), profileId, dataProviderType);
  const plain = (what: string, after: string): ActivityChange[] =>
    after === '' ? [] : [{ what, secret: false, before: null, after }];
  return [
    ...plain('displayName', displayName),
    ...plain('name', name === displayName ? '' : name),
    ...plain('dataProviderType', dataProviderType),
    ...Object.entries(configurations).map(([field, value]) =>
      typeof value === 'string'
        ? fieldChange(field, secret(field), null, value)
        : fieldChange(field, true, null, ''),
    ),
  ];
}
