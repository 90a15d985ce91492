/**
 * Remembers what Latchkey wrote in the config of an account, as fingerprints. Domo hides most secrets, so this is often
 * all that can be known of them.
 */
import { toProblem, type Account, type AccountKey } from '../../contract';
import { fingerprint } from '../secrets';
import type { SuccessfulWrite } from '../store/written-secret-types';
import { attempt, type AccountWriteDeps } from './send-write-once';

type WrittenFields = Pick<SuccessfulWrite, 'secrets' | 'otherFields'>;

/**
 * Of every text, since Domo may hide any field, whatever its provider says of it. Values that are no text or empty
 * have none.
 */
export function fingerprintValues(
  values: Readonly<Record<string, unknown>>,
  fingerprintKey: string,
): WrittenFields {
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  const texts = Object.entries(values).filter((entry): entry is [string, string] =>
    isText(entry[1]),
  );
  return {
    secrets: Object.fromEntries(
      texts.map(([name, value]) => [name, fingerprint(value, fingerprintKey)]),
    ),
    otherFields: Object.keys(values).filter((name) => !isText(values[name])),
  };
}

const NOTHING_WRITTEN: WrittenFields = { secrets: {}, otherFields: [] };

/** For an account that Latchkey created. `account`: as it was read after the write; null if it could not be read. */
export const rememberCreated = (
  deps: AccountWriteDeps,
  key: AccountKey,
  written: WrittenFields,
  account: Account | null,
): Promise<void> => saveWrite(deps, key, written, { account, modifiedBefore: null });

/** A store that fails costs the knowledge, and not the write that Domo accepted. */
async function saveWrite(
  { workspace, announce }: AccountWriteDeps,
  key: AccountKey,
  written: WrittenFields,
  { account, modifiedBefore }: { account: Account | null; modifiedBefore: number | null },
): Promise<void> {
  await attempt(async () => {
    const store = await workspace.store();
    await store.saveSuccessfulWrite(key, {
      ...written,
      writtenAt: Date.now(),
      modifiedAt: account?.modifiedAt ?? null,
      modifiedBefore,
    });
    announce({ event: 'inventoryChanged', profileId: key.profileId });
  });
}

/** Notes a write of an account from before it is sent until its outcome is known. */
export interface NotedWrite {
  /** What was written earlier depends on the account's time, so the account has to be read after the write. */
  readonly dependsOnAccount: boolean;
  /** `account`: as it was read after the write; null if it could not be read. */
  succeeded(account: Account | null): Promise<void>;
  failed(error: unknown): Promise<void>;
}

/**
 * To be called just before the write. From here on, what was written earlier in these fields counts as changed, so that
 * a Latchkey that ends before the answer leaves no wrong knowledge. If Domo refuses the write, it counts again.
 */
export async function noteWrite(
  deps: AccountWriteDeps,
  key: AccountKey,
  written: WrittenFields = NOTHING_WRITTEN,
  signal: AbortSignal,
): Promise<NotedWrite> {
  const store = await deps.workspace.store();
  const standing = (await store.listWrittenSecrets(key)).filter(
    ({ modifiedAt, mayHaveChanged }) => modifiedAt !== null && !mayHaveChanged,
  );
  const modifiedBefore = standing.length === 0 ? null : await readModifiedAt(deps, key, signal);
  const names = [...Object.keys(written.secrets), ...written.otherFields];
  const doubted = standing.map(({ field }) => field).filter((field) => names.includes(field));
  if (doubted.length > 0) await store.doubtWrittenSecrets(key, doubted, true);
  return {
    dependsOnAccount: standing.length > 0,
    succeeded: async (account) => {
      // Nothing was written in a config, and nothing that stands depends on the account's time.
      if (names.length === 0 && standing.length === 0) return;
      await saveWrite(deps, key, written, { account, modifiedBefore });
    },
    failed: async (error) => {
      const { code } = toProblem(error);
      if (code === 'outcomeUnknown' || code === 'unexpected' || doubted.length === 0) return;
      await attempt(() => store.doubtWrittenSecrets(key, doubted, false));
    },
  };
}

/** Only what the account was just before tells whether the write alone moved its time. */
async function readModifiedAt(
  { workspace }: AccountWriteDeps,
  { profileId, kind, id }: AccountKey,
  signal: AbortSignal,
): Promise<number | null> {
  const { value } = await attempt(async () =>
    (await workspace.client(profileId)).getAccount(kind, id, { signal }),
  );
  return value?.modifiedAt ?? null;
}

/** Runs the write, and notes it when it fails. */
export async function runNoted<T>(noted: NotedWrite, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    await noted.failed(error);
    throw error;
  }
}
