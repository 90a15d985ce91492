/** The part of the Domo client that says how the datasets of accounts are fed (domo-api 3.16, 3.21). */
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

/** What hangs on a dataset. Null: Domo does not say (domo-api 10.31). */
export interface DatasetUse {
  /** Null: no stream feeds it, or Domo names none. */
  readonly streamId: string | null;
  readonly cards: number | null;
  readonly alerts: number | null;
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

export interface StreamRoutes {
  /** Of plain accounts, in one request. Accounts that Domo does not answer for are left out. */
  listDatasetsOfMany(
    ids: readonly DomoId[],
    options?: DomoCallOptions,
  ): Promise<ReadonlyMap<DomoId, DatasetsOfAccount>>;
  /** Fails with `noMatch` when the dataset is gone or not shared. */
  readDatasetUse(datasetId: string, options?: DomoCallOptions): Promise<DatasetUse>;
  /** Fails with `noMatch` when the stream is gone or not shared. */
  readStreamRun(streamId: string, options?: DomoCallOptions): Promise<StreamRun>;
}
