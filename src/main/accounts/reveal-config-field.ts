/**
 * account.reveal: shows or copies the value of one field for a short time. The activity records it without the value.
 */
import {
  fail,
  ProblemError,
  type AccountKey,
  type ParsedRequestFor,
  type ResponseFor,
} from '../../contract';
import type { PlannedActivity } from '../activity/activity-journal';
import type { RawConfig } from '../domo';
import { holdsMask } from '../secrets';
import type { RevealLimit } from './reveal-limit';
import type { Requester, AccountWriteDeps } from './send-write-once';

/** How many ms a value stays on screen, and in the clipboard. */
export const SCREEN_LIMIT_MS = 30_000;
export const CLIPBOARD_LIMIT_MS = 45_000;

/** Copies a value to the clipboard, and clears it after `ms`. */
export type CopySecret = (value: string, ms: number) => Promise<void>;

interface RevealOptions {
  /** Null on the command line, which has no clipboard. */
  readonly copySecret: CopySecret | null;
  readonly limit: RevealLimit;
}

export async function revealConfigField(
  deps: AccountWriteDeps,
  request: ParsedRequestFor<'account.reveal'>,
  { source, signal }: Requester,
  { copySecret, limit }: RevealOptions,
): Promise<ResponseFor<'account.reveal'>> {
  const { profileId, kind, id, dataProviderType, field, to } = request;
  const copy = to === 'clipboard' ? (copySecret ?? failNeedsWindow()) : null;
  const activity: PlannedActivity = {
    operation: 'account.reveal',
    source,
    profileId,
    kind,
    accountId: id,
    changes: [{ what: field, secret: true, before: null, after: null }],
  };
  const refusal = limit.take();
  if (refusal) {
    if (refusal.first) await deps.journal.recordRefusal(activity, refusal.problem);
    throw new ProblemError(refusal.problem);
  }
  return deps.journal.runRecorded(activity, async () => {
    await deps.settling.untilSettled({ profileId, kind, id }, signal);
    const client = await deps.workspace.client(profileId);
    const config = await client.getConfig(kind, id, { dataProviderType, signal });
    const value = readableValue(config, field, { profileId, kind, id });
    if (copy === null) return { value, until: Date.now() + SCREEN_LIMIT_MS };
    await copy(value, CLIPBOARD_LIMIT_MS);
    return { value: null, until: Date.now() + CLIPBOARD_LIMIT_MS };
  });
}

const failNeedsWindow = (): never => fail('needsWindow', 'Copying needs the Latchkey window.');

function readableValue({ values }: RawConfig, field: string, { id }: AccountKey): string {
  if (!values.has(field)) fail('noMatch', `Account ${id} has no field ${field}.`);
  const value = values.get(field) ?? '';
  if (holdsMask(value)) fail('hiddenByDomo', `Domo hides the value of ${field}.`);
  return value;
}
