import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { handlesOwnKeys } from '../keyboard/focus';
import { enterGrid } from '../keyboard/regions';
import filtersStyles from './filters.module.css';
import { t } from '../../../contract/texts';

interface Props {
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}

/** `/` where no text is typed; Ctrl+F anywhere but in a dialog. */
function isFilterKey({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (key === '/') return !ctrlKey && !metaKey && !handlesOwnKeys(target);
  if (key.toLowerCase() !== 'f' || !(ctrlKey || metaKey) || altKey || shiftKey) return false;
  return document.querySelector('[role="dialog"]') === null;
}

/** Filters by text. `/` and Ctrl+F move the focus here, Escape clears the text, Enter goes on to the rows. */
export function TextFilter({ placeholder, value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isFilterKey(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
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
      data-text-filter
      aria-label={t('Filter by text')}
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
        const leaves = event.key === 'Enter' || event.key === 'ArrowDown';
        if (leaves && !event.nativeEvent.isComposing && enterGrid()) event.preventDefault();
      }}
    />
  );
}
