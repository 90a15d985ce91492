import { Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { count } from './format';
import './filters.css';

/** More than this is narrowed down by typing. */
const SHOWN = 200;

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
  one: string;
  items: readonly CheckItem[];
  chosen: readonly string[];
  onToggle: (value: string, on: boolean) => void;
}

/** Any number of many, found by typing. */
export function CheckList({ label, one, items, chosen, onToggle }: Props) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const fitting = items.filter((item) =>
    `${item.label} ${item.value}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <TextInput
        aria-label={`Find ${article(one)} ${one}`}
        placeholder={`Find ${article(one)} ${one}`}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <div className="providers" role="group" aria-label={label}>
        {fitting.slice(0, SHOWN).map((item) => (
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
        {fitting.length > SHOWN && (
          <p className="lk-dim lk-small">
            {count(fitting.length - SHOWN)} more; type to find them.
          </p>
        )}
      </div>
    </>
  );
}

const article = (word: string): string => (/^[aeiou]/iu.test(word) ? 'an' : 'a');
