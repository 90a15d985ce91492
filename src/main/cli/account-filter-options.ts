/** The options that choose accounts, of every command that lists or exports them. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  accountKindSchema,
  notReadSchema,
  type AccountKind,
  type InventoryFilter,
  type NotRead,
} from '../../contract';

export interface AccountFilterOptions {
  readonly profile?: readonly string[] | undefined;
  readonly kind?: AccountKind | undefined;
  readonly view?: string | undefined;
  readonly provider?: readonly string[] | undefined;
  readonly state?: 'valid' | 'invalid' | undefined;
  readonly text?: string | undefined;
  readonly owner?: string | undefined;
  readonly modifiedFrom?: number | undefined;
  readonly modifiedBefore?: number | undefined;
  readonly unused?: boolean | undefined;
  readonly datasetsAtLeast?: number | undefined;
  readonly notRead?: NotRead | undefined;
  readonly group?: string | undefined;
  readonly searchOnly?: boolean | undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** Epoch ms. A day alone begins at midnight here, as the window shows it. */
export function parseTime(text: string): number {
  const at = DATE.test(text) ? Date.parse(text.includes('T') ? text : `${text}T00:00`) : NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('Write a day, such as 2026-01-31.');
  return at;
}

function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

export const addAccountFilterOptions = (command: Command): Command =>
  command
    .option('--view <name>', 'a saved view; other options replace its filters')
    .option('--profile <label...>', 'only these instances (default: all)')
    .option('--group <group>', 'only instances of this group')
    .addOption(
      new Option('--kind <kind>', 'only accounts of this kind').choices(accountKindSchema.options),
    )
    .option('--provider <type...>', 'only accounts of these data provider types')
    .addOption(new Option('--state <state>', 'only this state').choices(['valid', 'invalid']))
    .option('--text <words>', 'only accounts that have these words')
    .option('--owner <words>', 'only accounts whose owners have these words in their names')
    .option('--modified-from <day>', 'only accounts modified on this day or later', parseTime)
    .option('--modified-before <day>', 'only accounts modified before this day', parseTime)
    .addOption(
      new Option('--unused', 'only accounts that no dataset uses').conflicts('datasetsAtLeast'),
    )
    .option('--datasets-at-least <n>', 'only accounts that so many datasets use', parseCount)
    .addOption(
      new Option('--not-read <what>', 'only accounts of which this was never read').choices(
        notReadSchema.options,
      ),
    )
    .option('--search-only', 'only accounts that the list of Domo lacks');

/** Whether any option chooses: without one, all accounts are meant. */
export const choosesAccounts = (options: AccountFilterOptions): boolean =>
  options.view !== undefined ||
  options.profile !== undefined ||
  options.group !== undefined ||
  Object.keys(toChosenFilter(options)).length > 0;

/** What the options say; nothing for those that were not given. */
export function toChosenFilter(
  options: AccountFilterOptions,
): Partial<Omit<InventoryFilter, 'profileIds' | 'group'>> {
  const { kind, provider, state, text, owner, modifiedFrom, modifiedBefore } = options;
  const { datasetsAtLeast, notRead } = options;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(provider === undefined ? {} : { dataProviderTypes: [...provider] }),
    ...(state === undefined ? {} : { valid: state === 'valid' }),
    ...(text === undefined ? {} : { text }),
    ...(owner === undefined ? {} : { owner }),
    ...(modifiedFrom === undefined ? {} : { modifiedFrom }),
    ...(modifiedBefore === undefined ? {} : { modifiedBefore }),
    ...(options.unused === true ? { datasetsAtMost: 0 } : {}),
    ...(datasetsAtLeast === undefined ? {} : { datasetsAtLeast }),
    ...(notRead === undefined ? {} : { notRead }),
    ...(options.searchOnly === true ? { searchOnly: true } : {}),
  };
}
