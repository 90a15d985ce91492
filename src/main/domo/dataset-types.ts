/** The part of the Domo client that publishes a table as a DataSet (domo-api 2.4). */
import type { DomoCallOptions } from './call-options';

/** As Domo writes it; the type is Domo's word. */
export interface DatasetColumn {
  readonly name: string;
  readonly type: string;
}

export interface NewDataset {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly DatasetColumn[];
}

/** An upload that was begun. Nothing of it is visible in Domo until it is committed. */
export interface DatasetUpload {
  readonly datasetId: string;
  readonly uploadId: string;
}

/**
 * Each request that changes something is sent once and fails as writes do: `noMatch` (404), `forbidden` (403) or
 * `crudFailed`. The answer of a begin or a part can be lost, too: the old data stays as long as nothing was committed.
 */
export interface DatasetRoutes {
  /** Returns the new id. A 400 means that Domo wants the columns elsewhere: it is sent once more, with them there. */
  createDataset(dataset: NewDataset, options?: DomoCallOptions): Promise<{ id: string }>;
  /** Fails with `noMatch` when the DataSet is gone or not shared. */
  readDatasetSchema(
    datasetId: string,
    options?: DomoCallOptions,
  ): Promise<readonly DatasetColumn[]>;
  beginUpload(datasetId: string, options?: DomoCallOptions): Promise<DatasetUpload>;
  /** `part` counts from 1. The rows have no header, and their cells are in the order of the schema. */
  putUploadPart(
    upload: DatasetUpload,
    part: number,
    csv: string,
    options?: DomoCallOptions,
  ): Promise<void>;
  /** From here on the data of the upload replaces all that was there. */
  commitUpload(upload: DatasetUpload, options?: DomoCallOptions): Promise<void>;
}
