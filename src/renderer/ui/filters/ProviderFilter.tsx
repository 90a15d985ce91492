import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { CheckList } from './CheckList';
import { formatCount } from '../format/format';
import filtersStyles from './filters.module.css';
import { t } from '../../../contract/texts';

interface Props {
  known: readonly { dataProviderType: string; name: string | null; count: number }[];
  /** Empty for all providers. */
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** Filters by providers. */
export function ProviderFilter({ known, chosen, onChange }: Props) {
  const [firstChosen] = chosen;
  const label =
    chosen.length === 1 && firstChosen !== undefined
      ? firstChosen
      : t('Provider{part}', {
          part: chosen.length > 1 ? t('s {chosen}', { chosen: chosen.length }) : '',
        });
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={320}>
      <Popover.Target>
        <Button
          variant="default"
          className={filtersStyles['button']}
          data-on={chosen.length > 0 || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className="lk-cut">{label}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <CheckList
          label={t('Providers')}
          itemName="provider"
          items={known.map(({ dataProviderType, name, count: n }) => ({
            value: dataProviderType,
            label: name ?? dataProviderType,
            title: dataProviderType,
            note: formatCount(n),
          }))}
          chosen={chosen}
          onToggle={(value, on) => {
            onChange(on ? [...chosen, value] : chosen.filter((each) => each !== value));
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
