/** account.updateConfig */
import {
  toProblem,
  type AccountKey,
  type ActivityChange,
  type AccountConfig,
  type ConfigValues,
  type ParsedRequestFor,
  type ResponseFor,
} from '../../contract';
import type { DomoClient, RawConfig } from '../domo';
import {
  rereadAccount,
  attempt,
  type Requester,
  type AccountWriteDeps,
  sendWriteOnce,
  displayNameOrName,
} from './send-write-once';
import {
  toFieldChange,
  loadSecretRule,
  omitUnchanged,
  confirmWritten,
  type WriteConfirmation,
  refuseChangedSinceRead,
  refuseMasks,
} from './config-changes';

export async function updateConfig(
  parts: AccountWriteDeps,
  {
    dataProviderType: given,
    changes,
    expected = {},
    ...key
  }: ParsedRequestFor<'account.updateConfig'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.updateConfig'>> {
  refuseMasks(changes);
  const { profileId, kind, id } = key;
  const undertaking = {
    ...({ operation: 'account.updateConfig', source, profileId, kind, accountId: id } as const),
    changes: Object.keys(changes).map((name) => toFieldChange(name, true, null, '')),
  };
  const client = await parts.workspace.client(profileId);
  const { type, present } = await parts.journal.recordFailureOf(undertaking, async () => {
    const found = given ?? (await client.getAccount(kind, id, { signal })).dataProviderType;
    const now = await readPresentConfig(client, key, found, signal);
    refuseChangedSinceRead(expected, now);
    return { type: found, present: now };
  });
  const written = omitUnchanged(changes, present);
  if (Object.keys(written).length === 0) return rereadAfterUpdate(parts, key, type, {}, signal);
  const recordable = await toConfigActivityChanges(parts, profileId, type, present, written);
  return parts.journal.runRecorded({ ...undertaking, changes: recordable }, async () => {
    await sendWriteOnce(
      () => client.updateConfig(kind, id, type, written, { signal }),
      async (looking) =>
        describeConfirmation(await rereadConfig(parts, key, type, written, looking)),
      () => {
        parts.reading.recentWrites.record(key);
      },
    );
    return rereadAfterUpdate(parts, key, type, written, signal);
  });
}

/** Null: what Domo has cannot be told, though the account may be changed all the same. */
async function readPresentConfig(
  client: DomoClient,
  { kind, id }: AccountKey,
  dataProviderType: string,
  signal: AbortSignal,
): Promise<RawConfig | null> {
  try {
    return await client.getConfig(kind, id, { dataProviderType, signal });
  } catch (error) {
    const { code } = toProblem(error);
    if (code === 'noMatch' || code === 'getFailed') return null;
    throw error;
  }
}

async function toConfigActivityChanges(
  { workspace }: AccountWriteDeps,
  profileId: string,
  dataProviderType: string,
  present: RawConfig | null,
  written: ConfigValues,
): Promise<ActivityChange[]> {
  const secret = await loadSecretRule(await workspace.store(), profileId, dataProviderType);
  return Object.entries(written).map(([name, value]) =>
    toFieldChange(name, secret(name), present?.values.get(name) ?? null, value),
  );
}

/** Through the inventory, so that what is seen is kept, and the screen shows it. */
async function rereadConfig(
  { reading, workspace, announce }: AccountWriteDeps,
  key: AccountKey,
  dataProviderType: string,
  written: ConfigValues,
  signal: AbortSignal,
): Promise<WriteConfirmation & { readonly config: AccountConfig }> {
  const { config } = await reading.readConfig(key, dataProviderType, signal);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return { config, ...confirmWritten(written, config, await workspace.fingerprintKey()) };
}

async function rereadAfterUpdate(
  parts: AccountWriteDeps,
  key: AccountKey,
  dataProviderType: string,
  written: ConfigValues,
  signal: AbortSignal,
): Promise<ResponseFor<'account.updateConfig'>> {
  const seen = await attempt(() => rereadConfig(parts, key, dataProviderType, written, signal));
  const account = await rereadAccount(parts, key, signal);
  const names = Object.keys(written);
  return {
    ...account,
    problem: account.problem ?? seen.problem,
    written: names,
    different: [...(seen.value?.other ?? [])],
    unconfirmed: [...(seen.value?.hidden ?? names)],
    config: seen.value?.config ?? null,
  };
}

function describeConfirmation({ confirmed, other, hidden }: WriteConfirmation): string {
  const said = [
    ...(confirmed.length > 0 ? [`the new value is in ${confirmed.join(', ')}`] : []),
    ...(other.length > 0 ? [`another value is in ${other.join(', ')}`] : []),
    ...(hidden.length > 0 ? [`Domo does not show ${hidden.join(', ')}`] : []),
  ];
  return `The config was read again: ${said.join('; ')}.`;
}

/** account.rename */

export async function renameAccount(
  parts: AccountWriteDeps,
  { displayName: after, ...key }: ParsedRequestFor<'account.rename'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.rename'>> {
  const { profileId, kind, id } = key;
  const undertaking = {
    ...({ operation: 'account.rename', source, profileId, kind, accountId: id } as const),
    // The journal adds the stored display name as `before`.
    changes: [{ what: 'displayName', secret: false, after }],
  };
  return parts.journal.runRecorded(undertaking, async () => {
    const client = await parts.workspace.client(profileId);
    await sendWriteOnce(
      () => client.renameAccount(kind, id, after, { signal }),
      async (looking) => {
        const { account } = await parts.reading.readAccount(key, looking);
        parts.announce({ event: 'inventoryChanged', profileId });
        return `It was read again: it is called ${displayNameOrName(account)}.`;
      },
      () => {
        parts.reading.recentWrites.record(key);
      },
    );
    return rereadAccount(parts, key, signal);
  });
}
