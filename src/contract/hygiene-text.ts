/** How untidy accounts are said, on screen and by the command line. Imports no zod. */
import type { UntidyKind } from './hygiene';

export const untidyKinds = ['duplicate', 'unused', 'defaultName'] as const;

export const untidyKindTitle: Readonly<Record<UntidyKind, string>> = {
  duplicate: 'Duplicates',
  unused: 'Unused',
  defaultName: 'Default names',
};

const numbers = new Intl.NumberFormat('en-US');

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
          `The config of ${accounts(configNotRead)} was never read, so it is not known whether they are duplicates.`,
        ]),
    ...(useUnknown === 0
      ? []
      : [
          `How many datasets use ${accounts(useUnknown)} is not known, so they are not called unused.`,
        ]),
  ];
}

const accounts = (count: number): string =>
  `${numbers.format(count)} account${count === 1 ? '' : 's'}`;
