/** What depends on a dataset, in words. The plan and the window say the same. Null: Domo does not tell, or it was not read. */
import { t } from './texts';

interface ImpactCounts {
  readonly cards: number | null;
  readonly dataflows: number | null;
  readonly alerts: number | null;
}

export const IMPACT_NOT_READ = t('What depends on its dataset was not read.');

/** `What depends on it: 3 cards, 1 dataflow; alerts: not read.` `datasets`: of how many of an account the counts are the sum. */
export function impactText({ cards, dataflows, alerts }: ImpactCounts, datasets?: number): string {
  const counts = [
    ['card', cards],
    ['dataflow', dataflows],
    ['alert', alerts],
  ] as const;
  const known = counts.flatMap(([what, count]) =>
    count === null ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`],
  );
  const unknown = counts.flatMap(([what, count]) => (count === null ? [`${what}s`] : []));
  if (known.length === 0) return IMPACT_NOT_READ;
  const rest =
    unknown.length === 0 ? '' : t('; {unknown}: not read', { unknown: unknown.join(', ') });
  if (datasets === undefined)
    return t('What depends on it: {known}{rest}.', { known: known.join(', '), rest });
  return t('What depends on {datasets} of its datasets: {known}{rest}.', {
    datasets: datasets === 1 ? t('one') : datasets,
    known: known.join(', '),
    rest,
  });
}
