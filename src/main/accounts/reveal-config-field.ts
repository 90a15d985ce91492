/** account.reveal: one field's value, on purpose, for a while. Recorded without the value. */
import { fail, type AccountKey, type ParsedRequestFor, type ResponseFor } from '../../contract';
import type { RawConfig } from '../domo';
import { holdsMask } from '../secrets';
import type { Requester, AccountWriteDeps } from './send-write-once';

/** Milliseconds that a value may be seen, or stay in the clipboard. */
export const SCREEN_LIMIT_MS = 30_000;
export const CLIPBOARD_LIMIT_MS = 45_000;

/** Puts a value into the clipboard and clears it there after so many ms. */
export type CopySecret = (value: string, ms: number) => Promise<void>;

export async function revealConfigField(
  parts: AccountWriteDeps,
  request: ParsedRequestFor<'account.reveal'>,
  { source, signal }: Requester,
  copySecret: CopySecret | null,
): Promise<ResponseFor<'account.reveal'>> {
  const { profileId, kind, id, dataProviderType, field, to } = request;
  const copy = to === 'clipboard' ? (copySecret ?? failNeedsWindow()) : null;
  const undertaking = {
    ...({ operation: 'account.reveal', source, profileId, kind, accountId: id } as const),
    changes: [{ what: field, secret: true, before: null, after: null }],
  };
  return parts.journal.runRecorded(undertaking, async () => {
    await parts.settling.untilSettled({ profileId, kind, id }, signal);
    const client = await parts.workspace.client(profileId);
    const config = await client.getConfig(kind, id, { dataProviderType, signal });
    const value = readableValue(config, field, { profileId, kind, id });
    if (copy === null) return { value, until: Date.now() + SCREEN_LIMIT_MS };
    await copy(value, CLIPBOARD_LIMIT_MS);
    return { value: null, until: Date.now() + CLIPBOARD_LIMIT_MS };
  });
}

const failNeedsWindow = (): never =>
  fail('needsWindow', 'The clipboard needs the Latchkey window.');

function readableValue({ values }: RawConfig, field: string, { id }: AccountKey): string {
  if (!values.has(field)) fail('noMatch', `Account ${id} has no field ${field}.`);
  const value = values.get(field) ?? '';
  if (holdsMask(value)) fail('hiddenByDomo', `Domo does not tell the value of ${field}.`);
  return value;
}
