/** An account of the baseline that another instance lacks: what creating it would write. */
import { createProblem, type BulkValue, type ClonedField, type Problem } from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import {
  computeSourceStamp,
  findProvider,
  type CloneSource,
} from '../../accounts/clone/clone-source';
import { buildCreateRequest, listClonedFields } from '../../accounts/clone/cloned-fields';
import type { BulkInspection } from '../bulk-flow';
import { NO_GRANTS } from './access-grants';
import type { Alignment, AlignmentDeps } from './alignment';

export async function inspectMissing(
  { deps, wanted, finder, access }: AlignmentDeps,
  source: CloneSource,
  profileId: string,
  signal: AbortSignal,
): Promise<Alignment> {
  const { account, key } = source;
  const displayName = displayNameOrName(account);
  const name = account.name === '' ? displayName : account.name;
  const fields = listClonedFields(source);
  const asked = fields.filter(({ from }) => from === 'asked').map((field) => field.name);
  const { found } = await finder.findNow(key, profileId, signal);
  const obstacle = source.problem ?? (await findObstacle(deps, source, profileId, found, signal));
  const { grants, notes } =
    wanted.access && obstacle === null ? await access.plan(key, profileId, [], signal) : NO_GRANTS;
  const values = [
    ...names(displayName, name),
    ...plainValue('credentialsType', account.credentialsType ?? ''),
    ...fields.flatMap((field) => fieldValue(field, wanted.withoutSecrets)),
    ...grants.map(({ value }) => value),
  ];
  const fingerprintKey = await deps.workspace.fingerprintKey();
  const inspection: BulkInspection = {
    name: displayName,
    dataProviderType: account.dataProviderType,
    values: obstacle === null ? values : [],
    notes: ['It is created.', ...hiddenNote(asked, wanted.withoutSecrets), ...notes],
    state: [
      computeSourceStamp(source, fields, fingerprintKey),
      grants.map(({ principal }) => [principal.type, principal.id]),
    ],
    obstacle,
  };
  return {
    inspection,
    grants,
    create: (typed) =>
      buildCreateRequest(source, fields, { name, displayName, values: typed }, profileId),
    update: null,
    displayName: null,
  };
}

async function findObstacle(
  deps: AlignmentDeps['deps'],
  { account, provider }: CloneSource,
  profileId: string,
  found: readonly unknown[],
  signal: AbortSignal,
): Promise<Problem | null> {
  if (found.length > 0) {
    return createProblem('duplicate', 'This instance has the account now.', {
      next: 'Make a new plan for it.',
    });
  }
  // Some lists lack types that exist. That one lacks the provider means something only if the baseline's has it.
  if (provider === null) return null;
  const { provider: own } = await findProvider(deps, profileId, account.dataProviderType, signal);
  if (own !== null) return null;
  return createProblem('noMatch', 'This instance does not have this provider.', {
    next: 'Ask a Domo admin whether that instance can have the connector.',
  });
}

const plainValue = (what: string, after: string): BulkValue[] =>
  after === '' ? [] : [{ what, secret: false, before: null, after }];

const names = (displayName: string, name: string): BulkValue[] => [
  ...plainValue('displayName', displayName),
  ...plainValue('name', name === displayName ? '' : name),
];

function fieldValue({ name, from, value }: ClonedField, withoutSecrets: boolean): BulkValue[] {
  // A secret that comes from a readable field is empty.
  if (from === 'source') return [{ what: name, secret: false, before: null, after: value }];
  if (from === 'kept') return [{ what: name, secret: true, before: null, after: null }];
  return withoutSecrets
    ? []
    : [{ what: name, secret: true, before: null, after: null, asked: true }];
}

function hiddenNote(asked: readonly string[], withoutSecrets: boolean): string[] {
  if (asked.length === 0) return [];
  const hidden = `Domo does not return ${asked.join(', ')} of the baseline`;
  return [
    withoutSecrets
      ? `${hidden}: it is created without, and works when somebody enters it.`
      : `${hidden}: it is created with what you enter, and waits without.`,
  ];
}
