/** Makes the writes of one account, each a call of its own operation. The first that fails is the last. */
import type {
  AccountKey,
  ConfigValues,
  DomoId,
  Problem,
  ResponseFor,
  Result,
} from '../../../contract';
import type { CallContext } from '../../call-context';
import type { BulkAnswer } from '../bulk-flow';
import { partlyDone } from '../partly-done';
import type { PlannedGrant } from './access-grants';
import type { Alignment } from './alignment';

/** `typed` HOLDS SECRETS. */
export async function sendAlignment(
  caller: CallContext,
  { create, update, displayName, grants }: Alignment,
  account: AccountKey,
  typed: ConfigValues,
): Promise<Result<BulkAnswer>> {
  const written: string[] = [];
  const runNotes: string[] = [];
  let unread: Problem | null = null;
  let key = account;
  let newId: DomoId | null = null;
  const made = () => ({ runNotes, ...(newId === null ? {} : { created: newId }) });
  const endEarly = (problem: Problem, failed: string): Result<BulkAnswer> =>
    written.length === 0
      ? { ok: false, problem }
      : partlyDone(problem, `${capitalised(written.join(', '))}; ${failed}`, NEXT, made());
  if (create !== null) {
    const created = await caller.call('account.create', create(typed));
    if (!created.ok) return created;
    newId = created.value.id;
    key = { ...account, id: newId };
    unread = created.value.problem;
    written.push(`It was created with the id ${key.id}`);
    runNotes.push(`Its id is ${key.id}.`);
  }
  if (update !== null) {
    const sent = await caller.call('account.updateConfig', { ...key, ...update });
    if (!sent.ok) return endEarly(sent.problem, 'its settings were not written');
    unread = sent.value.problem;
    written.push('Its settings were written');
    runNotes.push(...describeUpdate(sent.value));
  }
  if (displayName !== null) {
    const renamed = await caller.call('account.rename', { ...key, displayName });
    if (!renamed.ok) return endEarly(renamed.problem, 'its name was not written');
    unread ??= renamed.value.problem;
    written.push('its name was written');
  }
  for (const grant of grants) {
    const refusal = await giveAccess(caller, key, grant);
    if (refusal !== null) {
      return endEarly(refusal, `${grant.principal.name} got no access`);
    }
    written.push(`${grant.principal.name} got access`);
  }
  return { ok: true, value: { problem: unread, ...made() } };
}

/** Access that is there already is as wanted: whoever creates an account owns it. */
async function giveAccess(
  caller: CallContext,
  key: AccountKey,
  { principal, level, before }: PlannedGrant,
): Promise<Problem | null> {
  const shared = await caller.call('account.share', {
    ...key,
    principal: { type: principal.type, id: principal.id },
    accessLevel: level,
    ...(before === null ? {} : { expected: before }),
  });
  return shared.ok || shared.problem.code === 'alreadyShared' ? null : shared.problem;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const NEXT = 'Make a new plan: it writes the rest.';

const describeUpdate = ({
  different,
  unconfirmed,
}: ResponseFor<'account.updateConfig'>): string[] => [
  ...(different.length > 0
    ? [`Domo shows another value in ${different.join(', ')} after the write.`]
    : []),
  ...(unconfirmed.length > 0 ? [`Domo hides ${unconfirmed.join(', ')} after the write too.`] : []),
];
