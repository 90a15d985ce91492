/** The parts of the picture of what differs, and the filter that each of its bars sets. Pure. */
import type { InstancesSummary } from '../../../../../contract';
import { ownProperty } from '../../../../../contract/zod-free';
import type { InstancesComparison } from '../../../../state/instance-matrix';
import { t } from '../../../../../contract/texts';

type Filter = InstancesComparison['filter'];

export interface SummaryBar {
  key: string;
  label: string;
  rows: number;
  /** It limits the rows now. */
  chosen: boolean;
  /** The filter after a click. */
  filter: Filter;
}

export interface DifferenceChart {
  title: string;
  /** Heads the first column of the table. */
  of: string;
  bars: readonly SummaryBar[];
}

/** What differs among accounts that more than one instance has, by provider, field and instance. */
export function summaryParts(
  { providers, fields, instances }: InstancesSummary,
  filter: Filter,
  providerNames: Readonly<Record<string, string>>,
): DifferenceChart[] {
  const [onlyType, ...otherTypes] = filter.dataProviderTypes ?? [];
  const chosenType = otherTypes.length === 0 && filter.differencesOnly ? onlyType : undefined;
  return [
    {
      title: t('By provider'),
      of: t('Provider'),
      bars: toBars(providers, ({ dataProviderType: type, different }) => {
        const chosen = type === chosenType;
        return {
          key: type,
          label: ownProperty(providerNames, type) ?? type,
          rows: different,
          chosen,
          filter: {
            ...filter,
            dataProviderTypes: chosen ? null : [type],
            differencesOnly: !chosen,
            missingOnly: false,
            invalidOnly: false,
          },
        };
      }),
    },
    {
      title: t('By config field'),
      of: t('Config field'),
      bars: toBars(fields, ({ name, rows }) => {
        const chosen = name === filter.field;
        const limited = { ...filter, field: chosen ? null : name };
        return { key: name, label: name, rows, chosen, filter: limited };
      }),
    },
    {
      title: t('By instance'),
      of: t('Instance'),
      bars: toBars(instances, ({ profileId, label, differing }) => {
        const chosen = profileId === filter.profileId;
        const limited = { ...filter, profileId: chosen ? null : profileId };
        return { key: profileId, label, rows: differing, chosen, filter: limited };
      }),
    },
  ];
}

/** The longest first; one that limits the rows is never left out. */
const toBars = <T>(items: readonly T[], toBar: (item: T) => SummaryBar): SummaryBar[] =>
  items
    .map(toBar)
    .filter(({ rows, chosen }) => rows > 0 || chosen)
    .sort((a, b) => b.rows - a.rows);
