/** Every kind of answer by name, since a thread can be given a name and no function. */
import { createProblem, ProblemError, type DomoUser, type DomoId } from '../../../contract';
import { MAX_ANSWER_BYTES, MAX_LIST_BYTES } from '../http/response-size-limit';
import type { DomoList } from '../domo-types';
import { isJsonRow, toAccountId, toDisplayText, toId, type JsonRow } from './json-fields';
import { parseAccessList } from './parse-access-list';
import { parseAuditCount, parseAuditedChange } from './parse-audit';
import { parseAccount } from './parse-account';
import { parseConfig } from './parse-config';
import { parseDataset, parseDatasetCounts } from './parse-dataset';
import { parseList } from './parse-list';
import { parseGroup, parseGroupMembers, parseGroups, parseUsers } from './parse-people';
import { parseProvider } from './parse-provider';
import { parseDatasetSchema, parseNewDatasetId, parseUploadId } from './parse-published';
import { parseSearchPage } from './parse-search-page';
import {
  parseDatasetImpact,
  parseDatasetsOfMany,
  parseStream,
  parseStreamRun,
} from './parse-stream';
import { parseApiClients, parseNewToken, parseTokens } from './parse-tokens';
import { parseValidation } from './parse-validation';
import type { UnusableRow } from './row-limits';

export interface AnswerContext {
  /** What was to be read, for messages: `the list of accounts`. */
  readonly what: string;
  /** Values that were sent: a sentence that repeats one of them is not shown. HOLDS SECRETS. */
  readonly sentValues: readonly string[];
}

/** `holdsToken`: the token stood in the answer, and was removed. */
export interface WholeContext extends AnswerContext {
  readonly holdsToken: boolean;
}

/** A list of a whole instance, parsed row by row. */
interface RowsParser<T> {
  readonly row: (row: JsonRow) => T | UnusableRow;
}
/** A small answer, parsed at once. */
interface WholeParser<T> {
  readonly whole: (json: unknown, context: WholeContext) => T;
}

const rows = <T>(row: RowsParser<T>['row']): RowsParser<T> => ({ row });
const whole = <T>(parse: WholeParser<T>['whole']): WholeParser<T> => ({ whole: parse });

export const answerParsers = {
  accounts: rows((row) => parseAccount('account', row)),
  oauthAccounts: rows((row) => parseAccount('oauth', row)),
  providers: rows(parseProvider),
  datasets: rows(parseDataset),
  account: whole((json, { what }) => {
    const [account] = parseList([json], what, (row) => parseAccount('account', row)).items;
    return account ?? failUnreadable(what);
  }),
  config: whole((json, { what }) => parseConfig(json, what)),
  accessList: whole((json) => parseAccessList(json)),
  currentUser: whole(parseCurrentUser),
  validation: whole((json, { sentValues }) => parseValidation(json, sentValues)),
  users: whole((json, { what }) => parseUsers(json, what)),
  groups: whole((json, { what }) => parseGroups(json, what)),
  group: whole((json, { what }) => parseGroup(json, what)),
  groupMembers: whole((json, { what }) => parseGroupMembers(json, what)),
  accessTokens: whole((json, { what }) => parseTokens(json, what)),
  newToken: whole(parseNewToken),
  apiClients: whole((json, { what }) => parseApiClients(json, what)),
  searchPage: whole((json, { what }) => parseSearchPage(json, what)),
  datasetCounts: whole((json, { what }) => parseDatasetCounts(json) ?? failUnreadable(what)),
  stream: whole((json, { holdsToken }) => parseStream(json, holdsToken)),
  datasetImpact: whole(parseDatasetImpact),
  auditedChanges: rows(parseAuditedChange),
  auditCount: whole((json, { what }) => parseAuditCount(json, what)),
  newId: whole(parseNewId),
  newDatasetId: whole(parseNewDatasetId),
  datasetSchema: whole(parseDatasetSchema),
  uploadId: whole(parseUploadId),
  datasetsOfMany: whole((json, { what }) => parseDatasetsOfMany(json) ?? failUnreadable(what)),
  streamRun: whole((json, { what }) => parseStreamRun(json) ?? failUnreadable(what)),
};

export type AnswerName = keyof typeof answerParsers;

/** What the answer of a name is parsed to. */
export type Answer<N extends AnswerName> =
  (typeof answerParsers)[N] extends RowsParser<infer T>
    ? DomoList<T>
    : (typeof answerParsers)[N] extends WholeParser<infer T>
      ? T
      : never;

export const maxAnswerBytes = (name: AnswerName): number =>
  'row' in answerParsers[name] ? MAX_LIST_BYTES : MAX_ANSWER_BYTES;

function parseCurrentUser(json: unknown, { what }: AnswerContext): DomoUser {
  const id = isJsonRow(json) ? toId(json['id']) : null;
  if (!isJsonRow(json) || id === null) return failUnreadable(what);
  return {
    id,
    displayName:
      toDisplayText(json['displayName']) ?? toDisplayText(json['userName']) ?? String(id),
    emailAddress: toDisplayText(json['emailAddress']),
  };
}

/** The id of the new account; null when the response does not contain it. */
function parseNewId(json: unknown): DomoId | null {
  return isJsonRow(json) ? (toAccountId(json['id']) ?? toAccountId(json['accountId'])) : null;
}

/** Fails with `badResponse`. */
export function failUnreadable(what: string): never {
  throw new ProblemError(
    createProblem('badResponse', `Domo's answer for ${what} cannot be understood.`),
  );
}
