/** A store in a folder of its own, opened without its thread, and small rows to keep in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { AccessEntry, Account, Config, InventoryFilter, Kind } from '../../../src/contract';
import { ProblemError, type Problem } from '../../../src/contract';
import type { Database } from '../../../src/main/store/database';
import { createMethods } from '../../../src/main/store/methods';
import { openDatabase } from '../../../src/main/store/open';
import type { ThreadMethods } from '../../../src/main/store/protocol';
import type { NewProfile } from '../../../src/main/store/types';

export const KEY = '5a'.repeat(32);
export const OTHER_KEY = 'c3'.repeat(32);

export interface Opened {
  readonly methods: ThreadMethods;
  readonly database: Database;
  readonly problem: Problem | null;
  readonly folder: string;
}

const folders: string[] = [];
const open: ThreadMethods[] = [];

afterEach(() => {
  for (const methods of open.splice(0)) methods.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-store-'));
  folders.push(folder);
  return folder;
}

/** Closed after the test, unless the test closes it: a store can be closed once. */
export function openMethods(folder: string = temporaryFolder(), key = KEY): Opened {
  const opened = openDatabase(folder, key);
  const methods = createMethods(opened, key);
  open.push(methods);
  return { methods, database: opened.database, problem: opened.problem, folder };
}

export function closeNow({ methods }: Opened): void {
  open.splice(open.indexOf(methods), 1);
  methods.close();
}

/** A store with the profiles named, each with its name as id, label and instance. */
export function storeWith(...names: readonly string[]): Opened {
  const opened = openMethods();
  for (const name of names) opened.methods.addProfile(profile(name));
  return opened;
}

export const profile = (id: string, changes: Partial<NewProfile> = {}): NewProfile => ({
  id,
  label: id,
  origin: `https://${id}.domo.com`,
  instance: id,
  group: '',
  colour: 'blue',
  guard: 'normal',
  keep: 'keychain',
  user: null,
  createdAt: 1_700_000_000_000,
  ...changes,
});

export const account = (id: number, changes: Partial<Account> = {}): Account => ({
  kind: 'account',
  id,
  displayName: `Account ${id}`,
  name: `account-${id}`,
  type: null,
  valid: true,
  enabled: null,
  allowExternalUse: null,
  dataProviderType: 'snowflake',
  credentialsType: null,
  origin: null,
  createdAt: null,
  createdBy: null,
  modifiedAt: null,
  modifiedBy: null,
  userId: null,
  owners: null,
  datasourceCount: null,
  secretManagerAccountId: null,
  secretId: null,
  accountTemplateId: null,
  accountTemplateAuthorizationId: null,
  validationStatus: null,
  validationReason: null,
  more: {},
  ...changes,
});

export const oauth = (id: number, changes: Partial<Account> = {}): Account =>
  account(id, { kind: 'oauth', valid: null, enabled: true, ...changes });

export const config = (id: number, value: string, kind: Kind = 'account'): Config => ({
  kind,
  id,
  dataProviderType: 'snowflake',
  fields: [{ name: 'username', secret: false, state: 'clear', value, fingerprint: null }],
});

export const entry = (id: string, changes: Partial<AccessEntry> = {}): AccessEntry => ({
  type: 'USER',
  id,
  accessLevel: 'OWNER',
  name: `User ${id}`,
  ...changes,
});

export const filter = (changes: Partial<InventoryFilter> = {}): InventoryFilter => ({
  profileIds: null,
  kind: null,
  dataProviderTypes: null,
  valid: null,
  text: '',
  ...changes,
});

/** The Problem that the work ends with. */
export function problemFrom(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('It did not fail.');
}
