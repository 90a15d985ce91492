/** An account of the baseline that another instance has: which of its settings differ, and what would be written. */
import { createProblem, type Account, type AccountKey, type Problem } from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import type { CloneSource } from '../../accounts/clone/clone-source';
import { heldByVaultProblem, isHeldByVault } from '../../accounts/vault';
import { clearValues, knownValues } from '../changeable-secrets';
import { NO_GRANTS, type PlannedGrants } from './access-grants';
import type { Alignment, AlignmentDeps } from './alignment';
import { findDifferingSettings } from './differing-settings';

export async function inspectPresent(
  { deps, wanted, access }: AlignmentDeps,
  source: CloneSource,
  key: AccountKey,
  signal: AbortSignal,
): Promise<Alignment> {
  const { account } = await deps.reading.readAccount(key, signal);
  const other = findOtherKind(source, account);
  if (other !== null) return notAlike(account, other);
  await deps.settling.untilSettled(key, signal);
  const { config } = await deps.reading.readConfig(key, account.dataProviderType, signal);
  const written = await (await deps.workspace.store()).listWrittenSecrets(key);
  const settings = findDifferingSettings(source.config, source.values, config);
  const displayName = displayNameOrName(source.account);
  const renames = wanted.names && displayName !== displayNameOrName(account);
  const planned = wanted.access
    ? await planAccess({ deps, access }, source, key, signal)
    : NO_GRANTS;
  const values = [
    ...settings.values,
    ...(renames
      ? [{ what: 'displayName', secret: false, before: account.displayName, after: displayName }]
      : []),
    ...planned.grants.map(({ value }) => value),
  ];
  const notes = [...settings.notes, ...planned.notes];
  return {
    inspection: {
      name: displayNameOrName(account),
      dataProviderType: account.dataProviderType,
      values,
      notes,
      state: [
        source.key,
        knownValues(source.config),
        account.modifiedAt,
        account.displayName,
        knownValues(config),
        written.map(({ field, fingerprint, writtenAt }) => [field, fingerprint, writtenAt]),
        planned.grants.map(({ principal }) => [principal.type, principal.id]),
      ],
      obstacle: values.length === 0 ? sameProblem(notes) : null,
    },
    create: null,
    update:
      settings.values.length === 0
        ? null
        : {
            dataProviderType: account.dataProviderType,
            changes: settings.changes,
            expected: clearValues(config),
          },
    displayName: renames ? displayName : null,
    grants: planned.grants,
  };
}

async function planAccess(
  { deps, access }: Pick<AlignmentDeps, 'deps' | 'access'>,
  source: CloneSource,
  key: AccountKey,
  signal: AbortSignal,
): Promise<PlannedGrants> {
  const { entries } = await deps.reading.readAccessList(key, signal);
  return access.plan(source.key, key.profileId, entries, signal);
}

/** Settings of one say nothing about the other. */
function findOtherKind({ account, problem }: CloneSource, there: Account): Problem | null {
  if (problem !== null) return problem;
  if (isHeldByVault(there)) return heldByVaultProblem;
  if (account.dataProviderType !== there.dataProviderType) {
    return createProblem(
      'invalidRequest',
      `It is of another provider: ${there.dataProviderType}.`,
      {
        next: 'Pair other accounts, or leave this instance out.',
      },
    );
  }
  const [own, other] = [account.credentialsType ?? '', there.credentialsType ?? ''];
  if (own === other || own === '' || other === '') return null;
  return createProblem('invalidRequest', `It signs in as ${other}, and the baseline as ${own}.`, {
    next: 'Domo cannot change that: create it again with the baseline’s way to sign in.',
  });
}

const notAlike = (account: Account, obstacle: Problem): Alignment => ({
  inspection: {
    name: displayNameOrName(account),
    dataProviderType: account.dataProviderType,
    values: [],
    notes: [],
    state: [],
    obstacle,
  },
  create: null,
  update: null,
  displayName: null,
  grants: [],
});

/** What cannot be compared is never called the same. */
const sameProblem = (notes: readonly string[]): Problem =>
  notes.length === 0
    ? createProblem('duplicate', 'It is already the same.', { next: 'Nothing to do.' })
    : createProblem('duplicate', `What can be compared is already the same. ${notes.join(' ')}`, {
        next: 'Nothing that Latchkey can do.',
      });
