/** account.updateConfig: sends the fields that differ, once, and reads the config again. */
import {
  toProblem,
  type AccountConfig,
  type AccountKey,
  type ActivityChange,
  type ConfigValues,
  type ParsedRequestFor,
  type ResponseFor,
} from '../../contract';
import type { DomoClient, RawConfig } from '../domo';
import { isSecretField } from '../secrets';
import { readProviderDescriptors, toFieldChange } from './config-activity';
import {
  confirmWritten,
  omitUnchanged,
  refuseChangedSinceRead,
  type FieldContext,
  type WriteConfirmation,
} from './config-changes';
import { refuseMasks } from './refuse-masks';
import { fingerprintValues, noteWrite, runNoted } from './written-secrets';
import {
  attempt,
  rereadAccount,
  sendWriteOnce,
  type AccountWriteDeps,
  type Requester,
} from './send-write-once';

export async function updateConfig(
  deps: AccountWriteDeps,
  { dataProviderType, changes, expected = {}, ...key }: ParsedRequestFor<'account.updateConfig'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.updateConfig'>> {
  refuseMasks(changes);
  const { profileId, kind, id } = key;
  const activity = {
    operation: 'account.updateConfig' as const,
    source,
    profileId,
    kind,
    accountId: id,
    changes: Object.keys(changes).map((name) => toFieldChange(name, true, null, '')),
  };
  const client = await deps.workspace.client(profileId);
  const { context, present } = await deps.journal.recordFailureOf(activity, async () => {
    await deps.settling.untilSettled(key, signal);
    const type =
      dataProviderType ?? (await client.getAccount(kind, id, { signal })).dataProviderType;
    const config = await readPresentConfig(client, key, type, signal);
    const fieldContext = await createFieldContext(deps, key, type);
    refuseChangedSinceRead(expected, config, fieldContext);
    return { context: fieldContext, present: config };
  });
  const written = omitUnchanged(changes, present, context);
  if (Object.keys(written).length === 0) return rereadAfterUpdate(deps, context, {}, signal);
  const recorded = { ...activity, changes: toConfigActivityChanges(context, present, written) };
  const fields = fingerprintValues(written, context.fingerprintKey);
  return deps.journal.runRecorded(recorded, async () => {
    const noted = await noteWrite(deps, key, fields, signal);
    await runNoted(noted, () =>
      sendWriteOnce(
        () => client.updateConfig(kind, id, context.dataProviderType, written, { signal }),
        async (lookSignal) =>
          describeConfirmation(await rereadConfig(deps, context, written, lookSignal)),
        () => {
          deps.reading.recentWrites.record(key);
          deps.settling.recordWrite(key);
        },
      ),
    );
    const reread = await rereadAfterUpdate(deps, context, written, signal);
    await noted.succeeded(reread.account);
    return reread;
  });
}

/** Null: what Domo has is unknown. The account may be changed all the same. */
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

async function createFieldContext(
  { workspace }: AccountWriteDeps,
  key: AccountKey,
  dataProviderType: string,
): Promise<FieldContext> {
  const store = await workspace.store();
  return {
    key,
    dataProviderType,
    descriptors: await readProviderDescriptors(store, key.profileId, dataProviderType),
    fingerprintKey: await workspace.fingerprintKey(),
  };
}

const toConfigActivityChanges = (
  { dataProviderType, descriptors }: FieldContext,
  present: RawConfig | null,
  written: ConfigValues,
): ActivityChange[] =>
  Object.entries(written).map(([name, value]) => {
    const secret = isSecretField(name, dataProviderType, descriptors);
    return toFieldChange(name, secret, present?.values.get(name) ?? null, value);
  });

/** Reads through the inventory, so that what Domo shows is kept and appears on screen. */
async function rereadConfig(
  { reading, announce, settling }: AccountWriteDeps,
  context: FieldContext,
  written: ConfigValues,
  signal: AbortSignal,
): Promise<WriteConfirmation & { readonly config: AccountConfig }> {
  const { key, dataProviderType } = context;
  const { answer, settled } = await settling.readSettled(
    async () => {
      const { config } = await reading.readConfig(key, dataProviderType, signal);
      announce({ event: 'inventoryChanged', profileId: key.profileId });
      return { config, ...confirmWritten(written, config, context) };
    },
    ({ other }) => other.length > 0,
    signal,
  );
  // Only after a wait is another value known to be no old one.
  return settled ? answer : { ...answer, other: [], hidden: [...answer.hidden, ...answer.other] };
}

async function rereadAfterUpdate(
  deps: AccountWriteDeps,
  context: FieldContext,
  written: ConfigValues,
  signal: AbortSignal,
): Promise<ResponseFor<'account.updateConfig'>> {
  const reread = await attempt(() => rereadConfig(deps, context, written, signal));
  const account = await rereadAccount(deps, context.key, signal);
  const names = Object.keys(written);
  return {
    ...account,
    problem: account.problem ?? reread.problem,
    written: names,
    different: [...(reread.value?.other ?? [])],
    unconfirmed: [...(reread.value?.hidden ?? names)],
    config: reread.value?.config ?? null,
  };
}

function describeConfirmation({ confirmed, other, hidden }: WriteConfirmation): string {
  const findings = [
    ...(confirmed.length > 0 ? [`the new value is in ${confirmed.join(', ')}`] : []),
    ...(other.length > 0 ? [`another value is in ${other.join(', ')}`] : []),
    ...(hidden.length > 0 ? [`Domo does not show ${hidden.join(', ')}`] : []),
  ];
  return `The config was read again: ${findings.join('; ')}.`;
}
