/** Renames accounts by a template, or gives them back the names that they had before such a run. */
import {
  createProblem,
  displayNameSchema,
  fail,
  type Account,
  type BulkItem,
  type Problem,
} from '../../../contract';
import { accountKeyText, displayNameOrName } from '../../../contract/zod-free';
import type { BulkDeps, BulkFlow, BulkFlowMaker, BulkTarget } from '../bulk-flow';

const DISPLAY_NAME = 'displayName';

export const renameFlow: BulkFlowMaker<'rename'> = (deps, { template, find }) =>
  flowWithNames(
    deps,
    (target, account) => {
      const filled = fillTemplate(template, target, account);
      return find === '' ? filled : displayNameOrName(account).replaceAll(find, () => filled);
    },
    unknownPartNotes(template),
  );

export const restoreNamesFlow: BulkFlowMaker<'restoreNames'> = async (deps, { runId }) => {
  const store = await deps.workspace.store();
  const run = (await store.getBulkRun(runId)) ?? fail('notFound', 'There is no such run.');
  const names = new Map(
    run.items
      .filter(({ state }) => state === 'done' || state === 'unknown')
      .map((item) => [accountKeyText(item.account), item] as const),
  );
  return flowWithNames(deps, ({ account }, { displayName }) => {
    const item = names.get(accountKeyText(account));
    const before = item ? findName(item, 'before') : null;
    if (item === undefined || before === null) return notRenamedProblem;
    const isAsWritten = displayName === findName(item, 'after') || displayName === before;
    return isAsWritten ? before : renamedSinceProblem;
  });
};

const findName = ({ values }: Pick<BulkItem, 'values'>, when: 'before' | 'after'): string | null =>
  values.find(({ what }) => what === DISPLAY_NAME)?.[when] ?? null;

const PARTS = ['name', 'provider', 'instance', 'id', 'n'] as const;
const KNOWN_PART = new RegExp(`\\{(${PARTS.join('|')})\\}`, 'gu');

/** A name in braces that is not known stays as it is. Most often it is misspelled. */
const unknownPartNotes = (template: string): string[] =>
  [...new Set(template.replace(KNOWN_PART, '').match(/\{[^{}]*\}/gu))].map(
    (part) =>
      `${part} stands for nothing and stays in the name as it is: {${PARTS.join('}, {')}} are replaced.`,
  );

function fillTemplate(
  template: string,
  { account: { id }, label, position }: BulkTarget,
  account: Account,
): string {
  const parts: Readonly<Record<(typeof PARTS)[number], string>> = {
    name: displayNameOrName(account),
    provider: account.dataProviderType,
    instance: label,
    id: String(id),
    n: String(position + 1),
  };
  return template.replace(KNOWN_PART, (_all, part: (typeof PARTS)[number]) => parts[part]);
}

const notRenamedProblem = createProblem('notFound', 'That run did not rename it.', {
  next: 'Leave it as it is.',
});

const renamedSinceProblem = createProblem('changedSinceRead', 'It was renamed since.', {
  next: 'Rename it by hand if it should have its old name.',
});

/** `chooseName` says why when the account gets no other name. */
const flowWithNames = (
  deps: BulkDeps,
  chooseName: (target: BulkTarget, account: Account) => string | Problem,
  notes: readonly string[] = [],
): BulkFlow => ({
  async inspect(target, signal) {
    const { account } = await deps.reading.readAccount(target.account, signal);
    const before = account.displayName;
    const chosen = chooseName(target, account);
    const after = displayNameSchema.safeParse(chosen);
    return {
      name: displayNameOrName(account),
      dataProviderType: account.dataProviderType,
      values: after.success
        ? [{ what: DISPLAY_NAME, secret: false, before, after: after.data }]
        : [],
      notes: [...notes],
      state: [before],
      obstacle:
        typeof chosen === 'string'
          ? findObstacle(before, after.success ? after.data : null)
          : chosen,
    };
  },
  send: (caller, item) =>
    caller.call('account.rename', {
      ...item.account,
      displayName: findName(item, 'after') ?? '',
    }),
});

function findObstacle(before: string, after: string | null): Problem | null {
  if (before === after)
    return createProblem('duplicate', 'It has this name already.', { next: 'Nothing to do.' });
  if (after !== null) return null;
  return createProblem(
    'invalidRequest',
    'Its new name would be empty or longer than 500 characters.',
    {
      next: 'Choose another template.',
    },
  );
}
