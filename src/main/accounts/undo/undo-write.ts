/** undo.preview and undo.apply: bring back what a write replaced, if Domo still has what was written. */
import {
  fail,
  type AccountKey,
  type ConfigField,
  type ParsedRequestFor,
  type ResponseFor,
  type UndoneChange,
} from '../../../contract';
import { relationOfFields } from '../../comparison/engine/equality';
import { findAccessLevel } from '../access-list';
import { renameAccount } from '../rename-account';
import type { AccountWriteDeps, Requester } from '../send-write-once';
import { shareAccount } from '../share-account';
import { updateConfig } from '../update-config';
import { toUndoableWrite, type UndoableValue, type UndoableWrite } from './undoable-write';

/** Fails with `cannotUndo`, or with `changedSinceRead` if Domo has another value by now. Sends nothing. */
export async function previewUndo(
  deps: AccountWriteDeps,
  { entryId, ...key }: ParsedRequestFor<'undo.preview'>,
  signal: AbortSignal,
): Promise<ResponseFor<'undo.preview'>> {
  const { write, changes } = await planUndo(deps, key, entryId, signal);
  const left = write.of === 'config' ? write.left.map((each) => ({ ...each })) : [];
  return { changes, left, readAt: Date.now() };
}

/** The write goes the way of any other: recorded, sent once, and read again. The services check once more. */
export async function applyUndo(
  deps: AccountWriteDeps,
  { entryId, ...key }: ParsedRequestFor<'undo.apply'>,
  requester: Requester,
): Promise<ResponseFor<'undo.apply'>> {
  const { source, signal } = requester;
  const { profileId, kind, id } = key;
  const activity = { operation: 'undo.apply' as const, source, profileId, kind, accountId: id };
  const { write } = await deps.journal.recordFailureOf({ ...activity, changes: [] }, () =>
    planUndo(deps, key, entryId, signal),
  );
  const undoing = { ...deps, journal: deps.journal.undoing(entryId) };
  switch (write.of) {
    case 'name':
      await renameAccount(undoing, { ...key, displayName: write.name.before.trim() }, requester);
      break;
    case 'config':
      await updateConfig(undoing, { ...key, ...toConfigRequest(write.fields) }, requester);
      break;
    case 'access': {
      const { principal, level, written } = write;
      const request = { ...key, principal, accessLevel: level, expected: written };
      await shareAccount(undoing, request, requester);
    }
  }
  return { undone: key };
}

const toConfigRequest = (fields: readonly UndoableValue[]) => ({
  changes: Object.fromEntries(fields.map(({ what, before }) => [what, before])),
  expected: Object.fromEntries(fields.map(({ what, written }) => [what, written])),
});

interface PlannedUndo {
  readonly write: UndoableWrite;
  readonly changes: UndoneChange[];
}

async function planUndo(
  deps: AccountWriteDeps,
  key: AccountKey,
  entryId: string,
  signal: AbortSignal,
): Promise<PlannedUndo> {
  const store = await deps.workspace.store();
  const write = toUndoableWrite(await store.getActivityEntry(entryId), key);
  switch (write.of) {
    case 'name':
      return { write, changes: [await checkName(deps, key, write.name, signal)] };
    case 'config':
      return { write, changes: await checkFields(deps, key, write.fields, signal) };
    case 'access': {
      const { entries } = await deps.reading.readAccessList(key, signal);
      const now = findAccessLevel(entries, write.principal);
      const next = write.level === 'NONE' ? null : write.level;
      if (now !== write.written) refuseChanged(write.what, now ?? 'none', now === next);
      return { write, changes: [{ what: write.what, now, next }] };
    }
  }
}

async function checkName(
  { reading, announce }: AccountWriteDeps,
  key: AccountKey,
  { what, written, before }: UndoableValue,
  signal: AbortSignal,
): Promise<UndoneChange> {
  const { displayName } = (await reading.readAccount(key, signal)).account;
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  if (displayName !== written) {
    refuseChanged('the display name', displayName, displayName === before);
  }
  return { what, now: displayName, next: before };
}

async function checkFields(
  { reading, settling, announce }: AccountWriteDeps,
  key: AccountKey,
  fields: readonly UndoableValue[],
  signal: AbortSignal,
): Promise<UndoneChange[]> {
  await settling.untilSettled(key, signal);
  const { config } = await reading.readConfig(key, undefined, signal);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return fields.map(({ what, written, before }) => {
    const now = config.fields.find(({ name }) => name === what);
    if (now?.secret === true) {
      fail('cannotUndo', `It cannot be undone: Domo hides ${what} now, so its value is not known.`);
    }
    if (!isSameValue(now, written)) {
      refuseChanged(what, null, isSameValue(now, before));
    }
    return { what, now: now?.value ?? null, next: before };
  });
}

/** A field that is not there and an empty one look alike to the user. */
function isSameValue(now: ConfigField | undefined, value: string): boolean {
  if (now === undefined || now.state === 'empty') return value === '';
  const field = {
    name: now.name,
    secret: false,
    state: 'clear',
    value,
    fingerprint: null,
  } as const;
  return relationOfFields(now, field) === 'same';
}

/** `now` null: the value of a field, which no message contains. */
function refuseChanged(what: string, now: string | null, asBefore: boolean): never {
  return fail(
    'changedSinceRead',
    asBefore
      ? `It is not undone: ${what} is as it was before already.`
      : `It is not undone: ${what} was changed again since${now === null ? '' : `, to ${now}`}.`,
    { next: 'Look at the account as it is now, then decide.' },
  );
}
