/** How untidy accounts are said, on screen and by the command line. Imports no zod. */
import type { UntidyKind } from './hygiene';
import { t } from './texts';
import { formatCount } from './counted';

export const untidyKinds = ['duplicate', 'unused', 'defaultName'] as const;

export const untidyKindTitle: Readonly<Record<UntidyKind, string>> = {
  duplicate: t('Duplicates'),
  unused: t('Unused'),
  defaultName: t('Default names'),
};

interface NotRead {
  readonly configNotRead: number;
  readonly useUnknown: number;
}

/** What the lists may lack, as sentences. */
export function untidyGaps({ configNotRead, useUnknown }: NotRead): string[] {
  return [
    ...(configNotRead === 0
      ? []
      : [
          t(
            'The config of {accounts} was never read, so it is not known whether they are duplicates.',
            { accounts: accounts(configNotRead) },
          ),
        ]),
    ...(useUnknown === 0
      ? []
      : [
          t('How many datasets use {accounts} is not known, so they are not called unused.', {
            accounts: accounts(useUnknown),
          }),
        ]),
  ];
}

const accounts = (count: number): string =>
  t(count === 1 ? '{count} account' : '{count} accounts', {
    count: formatCount(count),
    n: count,
  });
