/**
 * Accounts that are there twice: in one instance, of one provider, and with the same login or the same known secret.
 * Secrets that are known to differ make two accounts, whatever else is the same. Pure.
 */
import { createHash } from 'node:crypto';
import type { AccountConfig } from '../../../contract';
import { comparableField } from '../../comparison/engine/equality';
import type { StoredConfig } from '../../store/secret-config-types';
import { loginText } from '../login-fields';

/** What is kept of an account while all are looked at. */
interface Seen {
  readonly position: number;
  /** Of all values that are no secret. Null: none of them says where or as whom it signs in. */
  readonly config: string | null;
  /** Of all its secrets. Null: not all of them are known, or it has none. */
  readonly secret: string | null;
}

export interface DuplicateSet {
  readonly why: 'sameConfig' | 'sameSecret';
  /** In the order in which they were added; two at least. */
  readonly positions: readonly number[];
}

export class DuplicateFinder {
  private readonly seen: Seen[] = [];

  /** `position` is what the sets name it by. */
  add(position: number, { account, dataProviderType, config }: StoredConfig): void {
    if (config === null) return;
    const of = [account.profileId, account.kind, dataProviderType];
    const secrets = secretsOf(config);
    this.seen.push({
      position,
      config: loginText(config) === '' ? null : digest([...of, ...clearValues(config)]),
      secret: secrets === null ? null : digest([...of, ...secrets]),
    });
  }

  find(): DuplicateSet[] {
    const byConfig = groupBy(this.seen, ({ config }) => config).flatMap(splitBySecret);
    const inOne = new Map<number, number>();
    for (const [at, set] of byConfig.entries())
      for (const { position } of set) inOne.set(position, at);
    const bySecret = groupBy(this.seen, ({ secret }) => secret).filter((set) => {
      const sets = new Set(set.map(({ position }) => inOne.get(position) ?? -1));
      // All of them are alike in every value already.
      return sets.size > 1 || sets.has(-1);
    });
    return [
      ...byConfig.map((set) => toSet('sameConfig', set)),
      ...bySecret.map((set) => toSet('sameSecret', set)),
    ];
  }
}

const toSet = (why: DuplicateSet['why'], set: readonly Seen[]): DuplicateSet => ({
  why,
  positions: set.map(({ position }) => position),
});

/** Those whose secret is not known are alike with each other, and with all others if these have one secret. */
function splitBySecret(set: readonly Seen[]): (readonly Seen[])[] {
  const secrets = new Set(set.flatMap(({ secret }) => (secret === null ? [] : [secret])));
  if (secrets.size <= 1) return [set];
  const parts = [...secrets].map((secret) => set.filter((each) => each.secret === secret));
  return [...parts, set.filter(({ secret }) => secret === null)].filter((part) => part.length > 1);
}

function groupBy(seen: readonly Seen[], keyOf: (one: Seen) => string | null): (readonly Seen[])[] {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const clearValues = ({ fields }: AccountConfig): string[] =>
  fields
    .filter(({ secret, state }) => !secret && state !== 'empty')
    .map((field) => {
      const known = comparableField(field);
      return JSON.stringify([field.name, known?.is === 'text' ? known.text : null]);
    })
    .sort();

/** Null: one of them is not known for certain, or there is none. */
function secretsOf({ fields }: AccountConfig): string[] | null {
  const secrets = fields.filter(({ secret, state }) => secret && state !== 'empty');
  const known = secrets.map((field) => {
    const value = comparableField(field);
    return value?.is === 'secret' ? JSON.stringify([field.name, value.fingerprint]) : null;
  });
  return known.length === 0 || known.includes(null)
    ? null
    : known.flatMap((each) => each ?? []).sort();
}

/** Of 400,000 accounts as little as possible is kept. */
const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64').slice(0, 24);
