/** The conditions that are set, in words, each with what removes it. */
import type { AccountConditions } from '../../../../contract';
import { toIsoInstant } from '../../../../contract/instants';
import { setConditions, setGroupFilter } from '../../../state/view';
import { formatCount } from '../../../ui/format/format';
import { timeFormat } from '../../../ui/format/time-format';
import { t } from '../../../../contract/texts';

export interface ConditionChip {
  readonly label: string;
  readonly remove: () => void;
}

export const notReadLabels = {
  config: t('Config not read'),
  access: t('Access not read'),
  any: t('Config or access not read'),
} as const;

const day = (at: number): string => timeFormat().date(at);

export function toConditionChips(conditions: AccountConditions): ConditionChip[] {
  const { owner, modifiedFrom, modifiedBefore, datasetsAtLeast, datasetsAtMost } = conditions;
  const { notRead, group, searchOnly } = conditions;
  const chips: (ConditionChip | false)[] = [
    group !== undefined && {
      label: t('Group: {none}', { none: group === '' ? t('none') : group }),
      remove: () => {
        setGroupFilter(undefined);
      },
    },
    owner !== undefined && chip(t('Owner: {owner}', { owner }), { owner: undefined }),
    modifiedFrom !== undefined &&
      chip(t('Modified from {day}', { day: day(modifiedFrom) }), { modifiedFrom: undefined }),
    modifiedBefore !== undefined &&
      chip(t('Modified before {day}', { day: day(modifiedBefore) }), { modifiedBefore: undefined }),
    datasetsAtLeast !== undefined &&
      chip(
        t('{datasetsAtLeast} datasets or more', { datasetsAtLeast: formatCount(datasetsAtLeast) }),
        { datasetsAtLeast: undefined },
      ),
    datasetsAtMost !== undefined &&
      chip(
        datasetsAtMost === 0
          ? t('No dataset')
          : t('{datasetsAtMost} datasets or fewer', {
              datasetsAtMost: formatCount(datasetsAtMost),
            }),
        { datasetsAtMost: undefined },
      ),
    notRead !== undefined && chip(notReadLabels[notRead], { notRead: undefined }),
    searchOnly !== undefined &&
      chip(searchOnly ? t('Seen by search only') : t('In the list'), { searchOnly: undefined }),
  ];
  return chips.filter((each) => each !== false);
}

const chip = (label: string, without: Parameters<typeof setConditions>[0]): ConditionChip => ({
  label,
  remove: () => {
    setConditions(without);
  },
});

/** The first moment of a day that a date field says, here; undefined for none. */
export function startOfDay(date: string): number | undefined {
  const at = date === '' ? NaN : Date.parse(`${date}T00:00`);
  return Number.isNaN(at) || at < 0 ? undefined : at;
}

/** What a date field shows for a moment. */
export function toDateField(at: number | undefined): string {
  if (at === undefined) return '';
  const here = toIsoInstant(at - new Date(at).getTimezoneOffset() * 60_000);
  return here?.slice(0, 10) ?? '';
}
