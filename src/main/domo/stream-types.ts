/** The part of the Domo client about streams, which feed datasets with the credentials of accounts (domo-api 3.16). */
import type { DomoId } from '../../contract';
import type { DomoCallOptions } from './call-options';

export interface DomoStream {
  readonly id: DomoId;
  /** The dataset that it feeds. Null: Domo does not say. */
  readonly datasetId: string | null;
  readonly datasetName: string | null;
  /** Every account that it names, each once. */
  readonly accountIds: readonly DomoId[];
  /** Latchkey's own token stood in it and was left out, so `json` is not what Domo has. */
  readonly holdsToken: boolean;
  /** All of it as Domo sent it, with every digit. HOLDS SECRETS: people put tokens into streams (domo-api 3.18). */
  readonly json: string;
}

/** A dataset and what hangs on it. Null: Domo does not say (domo-api 10.31). */
export interface DatasetImpact {
  readonly id: string;
  readonly name: string | null;
  readonly streamId: DomoId | null;
  readonly cards: number | null;
  readonly dataflows: number | null;
  readonly alerts: number | null;
}

export interface StreamRoutes {
  /** Fails with `noMatch` when the dataset is gone or not shared. */
  getDatasetImpact(datasetId: string, options?: DomoCallOptions): Promise<DatasetImpact>;
  /** Fails with `noMatch` when the stream is gone or not shared. */
  getStream(id: DomoId, options?: DomoCallOptions): Promise<DomoStream>;
  /**
   * Sends the stream back as it was read, with `to` in place of the account `from`. Sent once. Fails with `noMatch`
   * (404), `forbidden` (403) or `crudFailed`.
   */
  setStreamAccount(
    stream: DomoStream,
    from: DomoId,
    to: DomoId,
    options?: DomoCallOptions,
  ): Promise<void>;
}
