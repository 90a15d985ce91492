/**
 * What Latchkey wrote in secrets that Domo hides, and whether it still stands. It is never proof: Domo leaves
 * `modifiedAt` unchanged after some changes (domo-api 3.4).
 */
import type { Account, AccountConfig } from './account';

/** A secret that Latchkey wrote, as the store remembers it. Times are epoch ms. */
export interface WrittenSecret {
  readonly field: string;
  readonly fingerprint: string;
  readonly writtenAt: number;
  /** The account's `modifiedAt` as it was read after the write; null: it could not be read, or Domo has none. */
  readonly modifiedAt: number | null;
  /** A later write of the field has an unknown outcome. */
  readonly mayHaveChanged: boolean;
}

/** What Domo's own log says of an account. */
export interface LatestChange {
  /**
   * The latest change of the account by anybody, in epoch ms; null: the log has none. Whoever reads the log may leave
   * out changes that Latchkey is known to have made.
   */
  readonly changedAt: number | null;
}

/** Domo may log our own write this much later than our clock says. */
const LOGGED_LATER_MS = 10_000;

/** `latest` null: the log cannot be read. Then only the account itself can speak against what was written. */
export function stillStands(
  { modifiedAt, writtenAt, mayHaveChanged }: WrittenSecret,
  account: Pick<Account, 'modifiedAt'>,
  latest: LatestChange | null,
): boolean {
  if (mayHaveChanged || modifiedAt === null || account.modifiedAt !== modifiedAt) return false;
  const changedAt = latest?.changedAt ?? null;
  return changedAt === null || changedAt <= writtenAt + LOGGED_LATER_MS;
}

/** Adds what Latchkey wrote to fields that Domo hides. What Domo tells needs no help. */
export function withWrittenValues(
  config: AccountConfig,
  account: Pick<Account, 'modifiedAt'>,
  written: readonly WrittenSecret[],
  latest: LatestChange | null,
): AccountConfig {
  if (written.length === 0) return config;
  const byField = new Map(written.map((secret) => [secret.field, secret]));
  const fields = config.fields.map((field) => {
    const secret = byField.get(field.name);
    const hidden = field.state === 'hidden' || field.state === 'encrypted';
    if (secret === undefined || !hidden) return field;
    const { writtenAt: at, fingerprint } = secret;
    return { ...field, written: { at, fingerprint, stands: stillStands(secret, account, latest) } };
  });
  return { ...config, fields };
}
