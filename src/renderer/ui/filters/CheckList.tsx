import { matchesSearch } from '../../../contract/text-folding';
import { Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { formatCount } from '../format/format';
import filtersStyles from './filters.module.css';
import { t } from '../../../contract/texts';

/** Further items are found by typing. */
const MAX_ITEMS_SHOWN = 200;

export interface CheckItem {
  value: string;
  /** The text that is shown and searched. */
  label: string;
  title?: string | undefined;
  /** Shown at the end of the row. */
  note?: ReactNode;
  disabled?: boolean | undefined;
}

interface Props {
  /** The name of the list, such as "Providers". */
  label: string;
  /** The name of one item, such as "provider". */
  itemName: string;
  items: readonly CheckItem[];
  chosen: readonly string[];
  onToggle: (value: string, on: boolean) => void;
}

/** A searchable list of checkboxes. */
export function CheckList({ label, itemName, items, chosen, onToggle }: Props) {
  const [text, setText] = useState('');
  const matching = items.filter((item) => matchesSearch(`${item.label} ${item.value}`, text));
  return (
    <>
      <TextInput
        aria-label={t('Find {articleFor} {itemName}', {
          articleFor: articleFor(itemName),
          itemName,
        })}
        placeholder={t('Find {articleFor} {itemName}', {
          articleFor: articleFor(itemName),
          itemName,
        })}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <div className={filtersStyles['providers']} role="group" aria-label={label}>
        {matching.slice(0, MAX_ITEMS_SHOWN).map((item) => (
          <div key={item.value} className={filtersStyles['provider']}>
            <Checkbox
              checked={chosen.includes(item.value)}
              disabled={item.disabled ?? false}
              label={
                <span className="lk-name" title={item.title}>
                  {item.label}
                </span>
              }
              onChange={(event) => {
                onToggle(item.value, event.currentTarget.checked);
              }}
            />
            <span className="lk-dim lk-num lk-small">{item.note}</span>
          </div>
        ))}
        {matching.length === 0 && (
          <p className="lk-dim">{t('No {itemName} matches.', { itemName })}</p>
        )}
        {matching.length > MAX_ITEMS_SHOWN && (
          <p className="lk-dim lk-small">
            {t('{matching} more; type to find them.', {
              matching: formatCount(matching.length - MAX_ITEMS_SHOWN),
            })}
          </p>
        )}
      </div>
    </>
  );
}

const articleFor = (noun: string): string => (/^[aeiou]/iu.test(noun) ? 'an' : 'a');
