/** What hangs on a dataset, in words. The plan and the window say the same. Null: Domo does not tell, or it was not read. */
import { t } from './texts';

interface ImpactCounts {
  readonly cards: number | null;
  readonly dataflows: number | null;
  readonly alerts: number | null;
}

export const IMPACT_NOT_READ = t('What hangs on its dataset was not read.');

/** `On it hang 3 cards, 1 dataflow; alerts: not read.` */
export function impactText({ cards, dataflows, alerts }: ImpactCounts): string {
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
  return t('On it hang {known}{rest}.', { known: known.join(', '), rest });
}
