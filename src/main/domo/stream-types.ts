/** The part of the Domo client about streams, which feed datasets with the credentials of accounts (domo-api 3.16, 3.21). */
import type { DomoId } from '../../contract';
import type { DomoCallOptions } from './call-options';

/** A dataset that depends on an account. */
export interface Dataset {
  readonly id: string;
  readonly name: string;
}

export interface DatasetsOfAccount {
  readonly datasets: readonly Dataset[];
  /** Rows without a usable id. */
  readonly unusable: number;
}

/** Of a stream: nothing of its configuration, which can hold a secret (domo-api 3.18). */
export interface StreamRun {
  /** How many accounts feed it. With several, a run that failed does not say which of them is to blame. */
  readonly accounts: number;
  /** Domo's own word for how the last run ended. Null: it does not say (domo-api 10.32). */
  readonly state: string | null;
  /** Epoch ms. */
  readonly endedAt: number | null;
}

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

/** A dataset and what depends on it. Null: Domo does not say (domo-api 10.31). */
export interface DatasetImpact {
  readonly id: string;
  readonly name: string | null;
  readonly streamId: DomoId | null;
  readonly cards: number | null;
  readonly dataflows: number | null;
  readonly alerts: number | null;
}

export interface StreamRoutes {
  /** Of plain accounts, in one request. Accounts that Domo does not answer for are left out. */
  listDatasetsOfMany(
    ids: readonly DomoId[],
    options?: DomoCallOptions,
  ): Promise<ReadonlyMap<DomoId, DatasetsOfAccount>>;
  /** Fails with `noMatch` when it is gone, and with `forbidden` when it is not shared. */
  readStreamRun(id: DomoId, options?: DomoCallOptions): Promise<StreamRun>;
  /** Fails with `noMatch` when it is gone, and with `forbidden` when it is not shared. */
  getDatasetImpact(datasetId: string, options?: DomoCallOptions): Promise<DatasetImpact>;
  /** Fails with `noMatch` when it is gone, and with `forbidden` when it is not shared. */
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
