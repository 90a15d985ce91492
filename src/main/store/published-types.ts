/** A table of the inventory that is a DataSet in an instance. */
import type { PublishedTable } from '../../contract';

export interface PublishedDatasetRecord {
  readonly table: PublishedTable;
  readonly datasetId: string;
  readonly madeAt: number;
  /** When its data was last replaced, and with how many rows; null: it was made, and nothing was committed yet. */
  readonly publishedAt: number | null;
  readonly rows: number | null;
}

export interface PublishedMethods {
  /** Which DataSets of an instance the tables of the inventory are published to. */
  listPublished(profileId: string): Promise<readonly PublishedDatasetRecord[]>;
  /** Fails with `notFound`. */
  savePublished(profileId: string, published: PublishedDatasetRecord): Promise<void>;
}
