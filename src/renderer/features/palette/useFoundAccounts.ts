/** The first accounts of all instances that fit what is typed into the palette. */
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { InventoryRow } from '../../../contract';
import { call } from '../../api/client';

const SHOWN = 6;
const none: readonly InventoryRow[] = [];

export function useFoundAccounts(query: string): readonly InventoryRow[] {
  const [text] = useDebouncedValue(query.trim(), 120);
  const [found, setFound] = useState<{ text: string; rows: readonly InventoryRow[] } | null>(null);
  useEffect(() => {
    if (text.length < 2) return;
    let stale = false;
    void call('inventory.search', { filter: { text: text.slice(0, 200) }, limit: SHOWN }).then(
      (result) => {
        if (!stale && result.ok) setFound({ text, rows: result.value.rows });
      },
    );
    return () => {
      stale = true;
    };
  }, [text]);
  return found !== null && found.text === text && text.length >= 2 ? found.rows : none;
}
