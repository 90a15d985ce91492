import { NumberInput, SegmentedControl } from '@mantine/core';
import {
  clearTokenFilters,
  setTokensWithin,
  setTokenText,
  showTokenList,
  useAccessTokens,
} from '../../state/access-tokens';
import { FilterBar } from '../../ui/filters/FilterBar';
import { TextFilter } from '../../ui/filters/TextFilter';
import tokensStyles from './tokens.module.css';
import { t } from '../../../contract/texts';

const lists = [
  { value: 'used', label: t('Used by Latchkey') },
  { value: 'all', label: t('All tokens') },
] as const;

const MAX_DAYS = 9_999;

/** Which list, and which of its tokens. The instances are chosen in the rail. */
export function TokenFilters() {
  const list = useAccessTokens((state) => state.list);
  const text = useAccessTokens((state) => state.text);
  const withinDays = useAccessTokens((state) => state.withinDays);
  return (
    <FilterBar
      filtered={text !== '' || withinDays !== null}
      onClear={clearTokenFilters}
      textFilter={
        <TextFilter placeholder={t('Filter tokens')} value={text} onChange={setTokenText} />
      }
    >
      <SegmentedControl
        aria-label={t('List of tokens')}
        value={list}
        onChange={(value) => {
          showTokenList(value);
        }}
        data={[...lists]}
      />
      <NumberInput
        className={tokensStyles['within'] ?? ''}
        aria-label={t('Ends within days')}
        placeholder={t('Ends within … days')}
        prefix={t('Ends within ')}
        suffix={t(' days')}
        min={1}
        max={MAX_DAYS}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        value={withinDays ?? ''}
        onChange={(value) => {
          setTokensWithin(typeof value === 'number' && value >= 1 ? value : null);
        }}
      />
    </FilterBar>
  );
}
