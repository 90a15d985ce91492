import { matchesSearch } from '../../../contract/text-folding';
import { Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { formatCount } from '../format/format';
import './filters.css';

/** More than this is narrowed down by typing. */
const MAX_ITEMS_SHOWN = 200;

export interface CheckItem {
  value: string;
  /** What is searched and shown. */
  label: string;
  title?: string | undefined;
  /** At the end of its line. */
  note?: ReactNode;
  disabled?: boolean | undefined;
}

interface Props {
  /** What there is to choose from, such as "Providers". */
  label: string;
  /** One of them, such as "provider". */
  itemName: string;
  items: readonly CheckItem[];
  chosen: readonly string[];
  onToggle: (value: string, on: boolean) => void;
}

/** Any number of many, found by typing. */
export function CheckList({ label, itemName: one, items, chosen, onToggle }: Props) {
  const [text, setText] = useState('');
  const fitting = items.filter((item) => matchesSearch(`${item.label} ${item.value}`, text));
  return (
    <>
      <TextInput
        aria-label={`Find ${articleFor(one)} ${one}`}
        placeholder={`Find ${articleFor(one)} ${one}`}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <div className="providers" role="group" aria-label={label}>
        {fitting.slice(0, MAX_ITEMS_SHOWN).map((item) => (
          <div key={item.value} className="provider">
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
        {fitting.length === 0 && <p className="lk-dim">No {one} fits.</p>}
        {fitting.length > MAX_ITEMS_SHOWN && (
          <p className="lk-dim lk-small">
            {formatCount(fitting.length - MAX_ITEMS_SHOWN)} more; type to find them.
          </p>
        )}
      </div>
    </>
  );
}

const articleFor = (word: string): string => (/^[aeiou]/iu.test(word) ? 'an' : 'a');
