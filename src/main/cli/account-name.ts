/** How one account is named on the command line: `LABEL:ID`, or `LABEL:oauth:ID`. */
import {
  createProblem,
  MAX_ID,
  parseId,
  type AccountKey,
  type Profile,
  type Result,
} from '../../contract';
import { resolveProfileName } from './find-profile';
import type { OperationInvoker } from './operation-invoker';
import { toPrintable } from './print';

/** A label can contain colons, so the last one separates. */
const NAME = /^(?<label>.+?)(?::(?<kind>account|oauth))?:(?<id>\d{1,30})$/u;

/** Parses `Production:71` or `Production:oauth:129`. Nobody looks whether there is such an account. */
export async function parseAccountName(
  invoker: OperationInvoker,
  name: string,
): Promise<Result<AccountKey>> {
  const keys = await parseAccountNames(invoker, [name]);
  if (!keys.ok) return keys;
  const [key] = keys.value;
  return key === undefined ? refuseAccountName(notAName(name)) : { ok: true, value: key };
}

/** In their order. Fails with the Problem of the first that names none. */
export async function parseAccountNames(
  invoker: OperationInvoker,
  names: readonly string[],
): Promise<Result<AccountKey[]>> {
  const keys: AccountKey[] = [];
  // Once for all: there may be thousands of names.
  let profiles: readonly Profile[] | null = null;
  for (const name of names) {
    const parts = readParts(name);
    if (!parts.ok) return parts;
    if (profiles === null) {
      const listed = await invoker.call('profile.list', {});
      if (!listed.ok) return listed;
      ({ profiles } = listed.value);
    }
    const { label, kind, id } = parts.value;
    const profile = resolveProfileName(profiles, label);
    if (!profile.ok) return profile;
    keys.push({ profileId: profile.value.id, kind, id });
  }
  return { ok: true, value: keys };
}

type NameParts = Pick<AccountKey, 'kind' | 'id'> & { readonly label: string };

function readParts(name: string): Result<NameParts> {
  const groups = NAME.exec(name)?.groups;
  if (!groups) return refuseAccountName(notAName(name));
  const id = parseId(groups['id'] ?? '');
  if (id === null) {
    return refuseAccountName(
      `${JSON.stringify(name)}: no account has an id larger than ${MAX_ID}.`,
    );
  }
  const kind = groups['kind'] === 'oauth' ? 'oauth' : 'account';
  return { ok: true, value: { label: groups['label'] ?? '', kind, id } };
}

const notAName = (name: string): string =>
  name.trimEnd().endsWith(':')
    ? `${JSON.stringify(name)} has no id after its last colon.`
    : `${JSON.stringify(name)} is not an account.`;

export const refuseAccountName = (
  message: string,
): { ok: false; problem: ReturnType<typeof createProblem> } => ({
  ok: false,
  problem: createProblem('invalidRequest', message, {
    next: 'Write LABEL:ID for an account, or LABEL:oauth:ID for an OAuth account.',
  }),
});

/** Gives names that `parseAccountName` reads as their accounts. */
export function accountNamer(profiles: readonly Profile[]): (account: AccountKey) => string {
  const instances = new Map(
    profiles.map((profile) => [profile.id, instanceName(profiles, profile)] as const),
  );
  return ({ profileId, kind, id }) => {
    const instance = instances.get(profileId) ?? profileId;
    const short = `${instance}:${kind === 'oauth' ? 'oauth:' : ''}${id}`;
    const parts = readParts(short);
    // A label may end with what looks like a kind.
    const isClear = parts.ok && parts.value.label === instance && parts.value.kind === kind;
    return isClear ? short : `${instance}:${kind}:${id}`;
  };
}

/** Its label; its id where the label may mean another instance too, or does not fit into a line. */
function instanceName(profiles: readonly Profile[], { id, label }: Profile): string {
  const found = resolveProfileName(profiles, label);
  return found.ok && found.value.id === id && toPrintable(label) === label ? label.trim() : id;
}
