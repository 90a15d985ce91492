/**
 * `lock.json` in the data folder: the key that seals the keychain's entries, encrypted once under the passphrase and
 * once under the recovery code. Without one of the two, the keychain's entries and so the store cannot be read.
 */
import { createHash, createHmac, randomBytes, scrypt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail } from '../../contract';
import { readOwnFile, UnusableFile, writeOwnFile } from '../own-files';
import { openSealedText, sealText } from './sealed-text';

/** 128 MB and a good part of a second for each guess. */
export const SCRYPT_COST = { N: 2 ** 17, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** 1 GB of memory and eight times `SCRYPT_COST`: a file that asks for more was not written by Latchkey. */
const HIGHEST_COST = { N: 2 ** 20, r: 16, p: 8, product: 2 ** 23 };

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number));

const costSchema = z
  .strictObject({
    N: z.number().int().min(2).max(HIGHEST_COST.N).refine(isPowerOfTwo),
    r: z.number().int().min(1).max(HIGHEST_COST.r),
    p: z.number().int().min(1).max(HIGHEST_COST.p),
  })
  .refine(({ N, r, p }) => N * r * p <= HIGHEST_COST.product);

const wrappedKeySchema = z.strictObject({
  /** Base64 of `SALT_BYTES`. */
  salt: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
  cost: costSchema,
  /** The key in base64, sealed. A text that was cut off would be called a wrong passphrase. */
  sealed: z.string().regex(/^sealed:v1:[A-Za-z0-9+/]{96}$/),
});
type WrappedKey = z.infer<typeof wrappedKeySchema>;

const lockFileSchema = z.strictObject({
  version: z.literal(1),
  /** Tells keys apart without saying anything of one. Files of before have none. */
  keyId: z.string().optional(),
  idleMinutes: z.number().int().min(1).max(240),
  passphrase: wrappedKeySchema,
  recovery: wrappedKeySchema,
  /** Wrong attempts since the last right one, and when the latest was (epoch ms). */
  failures: z.number().int().nonnegative(),
  lastFailureAt: z.number(),
  /** False until every entry of the keychain is sealed. Files of before do not say. */
  sealsAll: z.boolean().default(false),
  /** True until the recovery code was handed out: a set-up that was killed showed none. */
  recoveryUnseen: z.boolean().default(false),
  /** Of both wrapped keys, under the key in them: whoever has the key sees whether they were damaged. */
  mac: z.string().optional(),
});
export type LockFile = z.infer<typeof lockFileSchema>;

const lockFilePath = (home: string): string => join(home, 'lock.json');

/** Null if no passphrase was set. Fails with `storeDamaged` if the file is not as Latchkey wrote it. */
export function readLockFile(home: string): LockFile | null {
  let text: string;
  try {
    text = readOwnFile(lockFilePath(home)).toString('utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    if (error instanceof UnusableFile) return failForeign(home, error);
    return failDamaged(home);
  }
  const parsed = lockFileSchema.safeParse(parseJsonOrNull(text));
  return parsed.success ? parsed.data : failDamaged(home);
}

/** Also where the data folder is no folder: then there is no lock, and the folder's own Problem is said. */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');

const failDamaged = (home: string): never =>
  fail('storeDamaged', `The file ${lockFilePath(home)} is damaged.`, {
    next: 'Restore it from a backup. Without it the tokens and the inventory cannot be decrypted.',
  });

/** The entries of the keychain are sealed, and nothing is left of the file that opens them. */
export const failLostFile = (home: string): never =>
  fail(
    'storeDamaged',
    `The file ${lockFilePath(home)} is missing, and the keychain was encrypted with it.`,
    {
      next: 'Restore it from a backup. Without it the tokens and the inventory cannot be decrypted.',
    },
  );

const failForeign = (home: string, { reason }: UnusableFile): never =>
  fail('storeDamaged', `The file ${lockFilePath(home)} is ${reason}, so it is not read.`, {
    next: 'Put the file itself in its place, from a backup or from where the link leads. Without it the tokens and the inventory cannot be decrypted.',
  });

function parseJsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Replaces the file in one step. Fails with `cannotWriteFile`. */
export function writeLockFile(home: string, file: LockFile): void {
  try {
    writeOwnFile(lockFilePath(home), `${JSON.stringify(file, null, 2)}\n`);
  } catch {
    fail('cannotWriteFile', `The file ${lockFilePath(home)} cannot be written.`, {
      next: 'Make the data folder writable, then try again.',
    });
  }
}

export const deleteLockFile = (home: string): void => {
  rmSync(lockFilePath(home), { force: true });
};

/** Of a random key, so that nothing can be guessed from it. */
export const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('latchkey key id').update(key).digest('hex').slice(0, 32);

/** @param key the one that the file holds, if it is not damaged. */
export const macOf = (
  key: Buffer,
  { passphrase, recovery }: Pick<LockFile, 'passphrase' | 'recovery'>,
): string =>
  createHmac('sha256', key)
    .update(
      JSON.stringify(
        [passphrase, recovery].map(({ salt, cost, sealed }) => [
          salt,
          cost.N,
          cost.r,
          cost.p,
          sealed,
        ]),
      ),
    )
    .digest('hex');

/** Files of before have no MAC. */
export const hasRightMac = (key: Buffer, file: LockFile): boolean =>
  file.mac === undefined || file.mac === macOf(key, file);

export const holdsSameWraps = (one: LockFile, other: LockFile): boolean =>
  one.passphrase.sealed === other.passphrase.sealed &&
  one.recovery.sealed === other.recovery.sealed;

/** Whether both files hold the same key. A file without an id is compared by what only a new passphrase changes. */
export const holdsSameKey = (one: LockFile, other: LockFile): boolean =>
  one.keyId !== undefined && other.keyId !== undefined
    ? one.keyId === other.keyId
    : one.recovery.sealed === other.recovery.sealed;

/** Encrypts the key under a passphrase or a recovery code. */
export async function wrapKey(
  key: Buffer,
  passphrase: string,
  cost: WrappedKey['cost'] = SCRYPT_COST,
): Promise<WrappedKey> {
  const salt = randomBytes(SALT_BYTES);
  const wrapping = await deriveKey(passphrase, salt, cost);
  const sealed = sealText(wrapping, 'key', key.toString('base64'));
  wrapping.fill(0);
  return { salt: salt.toString('base64'), cost, sealed };
}

/** Null for a wrong passphrase. */
export async function unwrapKey(
  { salt, cost, sealed }: WrappedKey,
  passphrase: string,
): Promise<Buffer | null> {
  const wrapping = await deriveKey(passphrase, Buffer.from(salt, 'base64'), cost);
  const text = openSealedText(wrapping, 'key', sealed);
  wrapping.fill(0);
  return text === null ? null : Buffer.from(text, 'base64');
}

/** The same passphrase gives the same key on every keyboard: letters with accents have two forms. */
const deriveKey = (passphrase: string, salt: Buffer, cost: WrappedKey['cost']): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const maxmem = 256 * cost.N * cost.r;
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/** Letters and digits that are not mistaken for each other when they are read from paper. */
const RECOVERY_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const RECOVERY_GROUPS = 6;
const RECOVERY_GROUP_LENGTH = 5;

/** About 147 bits, in groups: `ABCDE-FGHJK-…`. */
export function createRecoveryCode(): string {
  const limit = 256 - (256 % RECOVERY_ALPHABET.length);
  const letters: string[] = [];
  while (letters.length < RECOVERY_GROUPS * RECOVERY_GROUP_LENGTH) {
    for (const byte of randomBytes(64)) {
      if (byte < limit) letters.push(RECOVERY_ALPHABET.charAt(byte % RECOVERY_ALPHABET.length));
    }
  }
  return Array.from({ length: RECOVERY_GROUPS }, (_, group) =>
    letters.slice(group * RECOVERY_GROUP_LENGTH, (group + 1) * RECOVERY_GROUP_LENGTH).join(''),
  ).join('-');
}

/** As it was shown, however it was typed: an input method may give letters and digits of full width. */
export const normalizeRecoveryCode = (typed: string): string =>
  (
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/gu, '')
      .match(/.{1,5}/gu) ?? []
  ).join('-');
