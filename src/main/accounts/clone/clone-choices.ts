/** What is chosen for an account that is created as another one: its names, and values that are not the source's. */
import { fail, type Account, type ClonedField, type ConfigValues } from '../../../contract';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../contract/config-text';
import { displayNameOrName, ownProperty } from '../../../contract/zod-free';
import { refuseMasks } from '../refuse-masks';

/** What is chosen for the new account. */
export interface CloneChoices {
  readonly name: string;
  readonly displayName: string;
  /** Values that the source lacks, or that differ from its own. */
  readonly values: ConfigValues;
  /** Secret fields that do not get the source's value. */
  readonly newSecrets: readonly string[];
  /** Fields that Domo does not return, and that the account is created without. */
  readonly leftOut: readonly string[];
}

/** The source's names. Domo shows the name of an account without a display name, so each stands in for the other. */
export function cloneNamesOf(account: Account): Pick<CloneChoices, 'name' | 'displayName'> {
  const displayName = displayNameOrName(account);
  return { displayName, name: account.name === '' ? displayName : account.name };
}

/** Fails with `invalidRequest` or `createParams`. A plan is kept, so that no secret may be among its values. */
export function checkCloneChoices(
  fields: readonly ClonedField[],
  { values, newSecrets, leftOut }: Omit<CloneChoices, 'name' | 'displayName'>,
): void {
  refuseMasks(values);
  const given = Object.keys(values);
  const byName = new Map(fields.map((field) => [field.name, field]));
  refuseChoices(
    [...given, ...newSecrets, ...leftOut].filter((name) => !byName.has(name)),
    (names) => `the account has no field ${names}`,
  );
  refuseChoices(
    given.filter((name) => byName.get(name)?.secret === true),
    (names) =>
      `${names} is secret, and a plan holds no secret. It is entered when the plan is made`,
  );
  refuseChoices(
    newSecrets.filter((name) => byName.get(name)?.secret === false),
    (names) => `${names} is not secret: its value belongs into the plan`,
  );
  refuseChoices(
    leftOut.filter((name) => byName.get(name)?.from !== 'asked'),
    (names) => `Domo returns ${names}, so it is not left out. It can be set to an empty text`,
  );
  refuseChoices(
    leftOut.filter((name) => given.includes(name) || newSecrets.includes(name)),
    (names) => `${names} cannot be both left out and given`,
  );
  const externalUse = ownProperty(values, EXTERNAL_USE_FIELD) ?? '';
  if (externalUse !== '' && readExternalUse(externalUse) === null) {
    fail('invalidRequest', `Nothing was sent: ${EXTERNAL_USE_FIELD} must be true or false.`);
  }
  const missing = fields.filter((field) => isMissing(field, { values, leftOut }));
  if (missing.length > 0) {
    const list = missing.map(({ name }) => name).join(', ');
    fail('createParams', `Nothing was sent. Missing: ${list}.`);
  }
}

function refuseChoices(refused: readonly string[], why: (names: string) => string): void {
  if (refused.length > 0) fail('invalidRequest', `Nothing was sent: ${why(refused.join(', '))}.`);
}

/** A secret that is not left out is asked for when the account is created. */
function isMissing(
  { name, from, required, secret }: ClonedField,
  { values, leftOut }: Pick<CloneChoices, 'values' | 'leftOut'>,
): boolean {
  if (leftOut.includes(name)) return required;
  const given = ownProperty(values, name);
  return given === undefined ? from === 'asked' && !secret : required && given.trim() === '';
}
