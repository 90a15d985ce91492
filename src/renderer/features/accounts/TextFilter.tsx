import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useInventory } from '../../state/inventory';
import { setText, useView } from '../../state/view';
import { counted } from '../../ui/format';

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [role="dialog"]') !== null;

/** Filters by words; `/` goes there, Escape empties it. */
export function TextFilter() {
  const text = useView((state) => state.text);
  const facets = useInventory((state) => state.facets);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || writing(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  const all = facets === null ? 'accounts' : counted(facets.accounts + facets.oauth, 'account');
  return (
    <TextInput
      ref={input}
      className="filter-text"
      aria-label="Filter by text"
      placeholder={`Filter ${all}`}
      maxLength={200}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text === '' ? <span className="lk-kbd">/</span> : null}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText('');
      }}
    />
  );
}
