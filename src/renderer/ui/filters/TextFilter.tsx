import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { handlesOwnKeys } from '../keyboard/focus';
import filtersStyles from './filters.module.css';

interface Props {
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}

/** Filters by text. `/` moves the focus here, Escape clears the text. */
export function TextFilter({ placeholder, value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || handlesOwnKeys(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <TextInput
      ref={input}
      className={filtersStyles['text']}
      aria-label="Filter by text"
      placeholder={placeholder}
      maxLength={200}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={value === '' ? <span className="lk-kbd">/</span> : null}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('');
      }}
    />
  );
}
