/** The words of a list of instances. Pure. */
import type { AddedInstance, InstanceListLine } from '../../../../contract';
import { formatCount, formatCountOf } from '../../../ui/format/format';
import { t } from '../../../../contract/texts';

export const lineStates: Readonly<Record<InstanceListLine['state'], string>> = {
  new: 'new',
  same: t('there already'),
  changed: t('there, differs'),
  refused: 'refused',
};

export const lineTones: Readonly<Record<InstanceListLine['state'], string>> = {
  new: 'good',
  same: 'quiet',
  changed: 'warn',
  refused: 'bad',
};

export const outcomeLabels: Readonly<Record<AddedInstance['outcome'], string>> = {
  added: t('added'),
  tokenMissing: t('added without token'),
  changed: t('changed'),
  same: t('there already'),
  kept: t('there already, not changed'),
  failed: t('not added'),
};

export const outcomeTones: Readonly<Record<AddedInstance['outcome'], string>> = {
  added: 'good',
  tokenMissing: 'warn',
  changed: 'good',
  same: 'quiet',
  kept: 'quiet',
  failed: 'bad',
};

/** What failed comes first, then what needs something. */
const outcomeOrder = ['failed', 'tokenMissing', 'kept', 'added', 'changed', 'same'] as const;

export const sortResults = (results: readonly AddedInstance[]): AddedInstance[] =>
  outcomeOrder.flatMap((outcome) => results.filter((each) => each.outcome === outcome));

/** What is wrong comes first; the lines of each state stay in their order. */
const stateOrder = ['refused', 'changed', 'new', 'same'] as const;

export const sortLines = (lines: readonly InstanceListLine[]): InstanceListLine[] =>
  stateOrder.flatMap((state) => lines.filter((each) => each.state === state));

/** Such as `38 new, 1 there already, 1 refused`. */
export const countLineStates = (lines: readonly InstanceListLine[]): string =>
  countBy(sortLines(lines).map(({ state }) => lineStates[state]));

/** Such as `38 added, 2 not added`. */
export const countOutcomes = (results: readonly AddedInstance[]): string =>
  countBy(sortResults(results).map(({ outcome }) => outcomeLabels[outcome]));

function countBy(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${formatCount(count)} ${word}`).join(', ');
}

export const addLabel = (count: number): string =>
  t('Add {instances}', { instances: formatCountOf(count, 'instance') });

/** What a line says of the token of its instance. */
export function tokenLabel({ state, needsToken, tokenFrom }: InstanceListLine): string {
  if (state === 'refused') return '';
  if (!needsToken) return t('kept');
  return tokenFrom ?? t('to be entered');
}

export const changeLabel = ({ what, before, after }: InstanceListLine['changes'][number]): string =>
  `${what}: ${before || t('none')} → ${after || t('none')}`;
