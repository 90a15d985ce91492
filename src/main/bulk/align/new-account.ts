/** An account that is created in another instance as one of its baseline: what that writes. */
import type { BulkValue, ClonedField, Problem } from '../../../contract';
import { ownProperty } from '../../../contract/zod-free';
import type { CloneChoices } from '../../accounts/clone/clone-choices';
import { computeSourceStamp, type CloneSource } from '../../accounts/clone/clone-source';
import { buildCreateRequest } from '../../accounts/clone/cloned-fields';
import type { BulkDeps } from '../bulk-flow';
import { NO_GRANTS, type AccessGrants } from './access-grants';
import type { Alignment } from './alignment';

export interface AccountToCreate {
  readonly source: CloneSource;
  readonly fields: readonly ClonedField[];
  readonly choices: CloneChoices;
  /** Of the instance that gets it. */
  readonly profileId: string;
  /** Why it is not created; null: it can be. */
  readonly obstacle: Problem | null;
}

/** `access`: null if nobody is given any. */
export async function inspectNew(
  { workspace }: Pick<BulkDeps, 'workspace'>,
  access: AccessGrants | null,
  { source, fields, choices, profileId, obstacle }: AccountToCreate,
  signal: AbortSignal,
): Promise<Alignment> {
  const { key, account } = source;
  const { grants, notes } =
    access === null || obstacle !== null
      ? NO_GRANTS
      : await access.plan(key, profileId, [], signal);
  const values = [
    ...nameValues(choices),
    ...plainValue('credentialsType', account.credentialsType ?? ''),
    ...fields.flatMap((field) => fieldValues(field, choices)),
    ...grants.map(({ value }) => value),
  ];
  return {
    inspection: {
      name: choices.displayName,
      dataProviderType: account.dataProviderType,
      values: obstacle === null ? values : [],
      notes: ['It is created.', ...choiceNotes(fields, choices), ...notes],
      state: [
        computeSourceStamp(source, fields, await workspace.fingerprintKey()),
        grants.map(({ principal }) => [principal.type, principal.id]),
      ],
      obstacle,
    },
    grants,
    create: (typed) =>
      buildCreateRequest(
        source,
        fields,
        { ...choices, values: { ...choices.values, ...typed } },
        profileId,
      ),
    update: null,
    displayName: null,
  };
}

const plainValue = (what: string, after: string): BulkValue[] =>
  after === '' ? [] : [{ what, secret: false, before: null, after }];

const nameValues = ({ displayName, name }: CloneChoices): BulkValue[] => [
  ...plainValue('displayName', displayName),
  ...plainValue('name', name === displayName ? '' : name),
];

function fieldValues(
  { name, from, value }: ClonedField,
  { values, newSecrets, leftOut }: CloneChoices,
): BulkValue[] {
  const secret = { what: name, secret: true, before: null, after: null };
  const given = ownProperty(values, name);
  if (given !== undefined) {
    // Nobody knows the value of what Domo does not return, so that an empty one is not sent.
    return from === 'asked'
      ? plainValue(name, given)
      : [{ ...secret, secret: false, after: given }];
  }
  if (leftOut.includes(name)) return [];
  if (from === 'asked' || newSecrets.includes(name)) return [{ ...secret, asked: true }];
  // A secret that comes from a readable field is empty.
  return [from === 'kept' ? secret : { ...secret, secret: false, after: value }];
}

function choiceNotes(
  fields: readonly ClonedField[],
  { values, newSecrets, leftOut }: CloneChoices,
): string[] {
  const namesOf = (wanted: (field: ClonedField) => boolean): string =>
    fields
      .filter(wanted)
      .map(({ name }) => name)
      .join(', ');
  const isGiven = ({ name }: ClonedField): boolean => ownProperty(values, name) !== undefined;
  const isOut = ({ name }: ClonedField): boolean => leftOut.includes(name);
  const note = (names: string, text: (names: string) => string): string[] =>
    names === '' ? [] : [text(names)];
  return [
    ...note(
      namesOf((field) => field.from !== 'asked' && isGiven(field)),
      (names) => `It gets another ${names} than the original.`,
    ),
    ...note(
      namesOf((field) => field.from === 'asked' && !isGiven(field) && !isOut(field)),
      (names) =>
        `Domo does not return ${names}: it is created with what you enter, and waits without.`,
    ),
    ...note(
      namesOf(({ name, from }) => from !== 'asked' && newSecrets.includes(name)),
      (names) => `You enter another ${names}: it waits without.`,
    ),
    ...note(
      namesOf(isOut),
      (names) =>
        `Domo does not return ${names}: it is created without, and works when somebody enters it.`,
    ),
  ];
}
