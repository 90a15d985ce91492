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

export interface SavedViewMethods {
  /** By name. */
  listSavedViews(): Promise<readonly StoredView[]>;
  /** Fails with `duplicate` when another view has the name and is not to be replaced. */
  saveView(view: StoredView, replace: boolean): Promise<void>;
  /** Fails with `notFound` or `duplicate`. */
  renameView(id: string, name: string): Promise<void>;
  removeView(id: string): Promise<void>;
}
