/** A saved view, as the store has it. */
import type { InventoryFilter, InventorySort } from '../../contract';

/** What a view is, as it was saved. */
export interface StoredView {
  readonly id: string;
  readonly name: string;
  readonly savedAt: number;
  readonly filter: InventoryFilter;
  readonly sort: InventorySort;
  /** What its instances were called, by id: they may be gone when the view is read. */
  readonly labels: Readonly<Record<string, string>>;
}
