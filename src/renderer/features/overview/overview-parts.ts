/** The parts of each chart, with the filter of the accounts that each stands for. Pure. */
import type { AgeBand, ResponseFor } from '../../../contract';
import type { AccountsPart } from '../../state/view';
import { t } from '../../../contract/texts';

export type Overview = ResponseFor<'inventory.overview'>;

export interface ChartPart {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** Null: no filter shows exactly these accounts. */
  readonly shows: AccountsPart | null;
  readonly tone?: 'good' | 'bad' | 'dim';
}

/** The rest is one bar. */
const MAX_PROVIDERS = 10;

export function providerParts({ providers }: Overview): ChartPart[] {
  const shown = providers
    .slice(0, MAX_PROVIDERS)
    .map(({ dataProviderType, name, count }): ChartPart => ({
      key: `provider ${dataProviderType}`,
      label: name ?? dataProviderType,
      count,
      shows: { providers: [dataProviderType] },
    }));
  const rest = providers.slice(MAX_PROVIDERS);
  if (rest.length === 0) return shown;
  return [
    ...shown,
    {
      key: 'rest',
      label:
        rest.length === 1
          ? t('1 other provider')
          : t('{rest} other providers', { rest: rest.length }),
      count: rest.reduce((sum, { count }) => sum + count, 0),
      shows: { providers: rest.map(({ dataProviderType }) => dataProviderType) },
      tone: 'dim',
    },
  ];
}

/** OAuth accounts have no state of this kind; neither have accounts of which Domo told none. */
export function stateParts({ accounts, oauth, valid, invalid }: Overview): ChartPart[] {
  const untold = accounts - valid - invalid;
  const parts: ChartPart[] = [
    { key: 'valid', label: t('Valid'), count: valid, shows: { valid: true }, tone: 'good' },
    { key: 'invalid', label: t('Invalid'), count: invalid, shows: { valid: false }, tone: 'bad' },
    {
      key: 'oauth',
      label: t('OAuth, no state'),
      count: oauth,
      shows: { kind: 'oauth' },
      tone: 'dim',
    },
  ];
  if (untold > 0)
    parts.push({
      key: 'untold',
      label: t('Not told by Domo'),
      count: untold,
      shows: null,
      tone: 'dim',
    });
  return parts;
}

/** Only instances that have some, most first. */
export const invalidParts = ({ instances }: Overview): ChartPart[] =>
  instances
    .filter(({ invalid }) => invalid > 0)
    .sort((a, b) => b.invalid - a.invalid)
    .slice(0, MAX_PROVIDERS)
    .map(({ profileId, label, invalid }) => ({
      key: profileId,
      label,
      count: invalid,
      shows: { selected: profileId, valid: false },
      tone: 'bad',
    }));

const ageLabels: Readonly<Record<AgeBand['band'], string>> = {
  months3: t('Under 90 days'),
  year1: t('90 days to 1 year'),
  years2: t('1 to 2 years'),
  older: t('Over 2 years'),
  unknown: t('Not told by Domo'),
};

/** The accounts whose credentials were changed the longest ago are on top of the grid. */
const oldestFirst = { field: 'modifiedAt', direction: 'ascending' } as const;

export const ageParts = ({ ages }: Overview): ChartPart[] =>
  ages.map(({ band, from, before, count }) => ({
    key: band,
    label: ageLabels[band],
    count,
    shows:
      band === 'unknown'
        ? null
        : {
            conditions: {
              ...(from === null ? {} : { modifiedFrom: from }),
              ...(before === null ? {} : { modifiedBefore: before }),
            },
            sort: oldestFirst,
          },
    ...(band === 'unknown' ? { tone: 'dim' as const } : {}),
  }));

export const attentionParts = (overview: Overview): ChartPart[] => [
  {
    key: 'unused',
    label: t('No dataset uses it'),
    count: overview.unused,
    shows: { conditions: { datasetsAtMost: 0 } },
  },
  { key: 'use', label: t('Use not known'), count: overview.useUnknown, shows: null, tone: 'dim' },
  {
    key: 'config',
    label: t('Config never read'),
    count: overview.configsNotRead,
    shows: { conditions: { notRead: 'config' } },
    tone: 'dim',
  },
  {
    key: 'access',
    label: t('Access list never read'),
    count: overview.accessNotRead,
    shows: { conditions: { notRead: 'access' } },
    tone: 'dim',
  },
];
