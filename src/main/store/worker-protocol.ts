/** What main and the store's thread say to each other: a method of one table, and its outcome. */
import type { MessagePort } from 'node:worker_threads';
import type { ActivityFilter, ExportTable, InventoryFilter, Problem } from '../../contract';
import type { CheckDepth } from './check/check-protocol';
import type { CheckedStore } from './db/judge-marks';
import type { StoreMethods, ExportRecord, AccountCursor } from './store-types';

/** The methods that are the same on both sides of the thread. */
export type SharedStoreMethods = Omit<
  StoreMethods,
  'exportBatches' | 'activityBatches' | 'reviewBatches' | 'takeSnapshot'
>;

/** In the thread everything is synchronous. */
export type StoreWorkerMethods = {
  [M in keyof SharedStoreMethods]: (
    ...args: Parameters<SharedStoreMethods[M]>
  ) => Awaited<ReturnType<SharedStoreMethods[M]>>;
} & {
  openExport(
    table: ExportTable,
    filter: InventoryFilter,
    limit: number | null,
    expandGroups?: boolean,
  ): number;
  openActivityExport(filter: ActivityFilter): number;
  openReview(filter: InventoryFilter): number;
  /** Null when there is no more. */
  nextBatch(handle: number): readonly ExportRecord[] | null;
  closeExport(handle: number): void;
  beginSnapshot(profileId: string): number;
  /** Null when there is no more. */
  saveSnapshotBatch(
    profileId: string,
    seq: number,
    after: AccountCursor | null,
  ): AccountCursor | null;
  endSnapshot(profileId: string, seq: number, detailsFrom: number | null): number | null;
  close(): void;
};

/** The first message to the thread; it is started before the key is known. It comes again after a check. */
export interface StoreWorkerStart {
  readonly folder: string | null;
  readonly key: string;
  /** See `openDatabase`. */
  readonly checked: CheckedStore | 'cannotCheck' | null;
}

/** Requests come through this port too from now on. */
export interface ConnectPortMessage {
  readonly connect: MessagePort;
}

/** The thread sends its file and key through this port, for a second connection. See `ReadingStart`. */
export interface ReadingStartMessage {
  readonly readingStart: MessagePort;
}

export interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

export type StoreWorkerMessage =
  | { readonly opened: true; readonly storage: 'file' | 'memory'; readonly problem: Problem | null }
  | { readonly opened: false; readonly problem: Problem }
  /** The next start must say what a check found. */
  | {
      readonly opened: false;
      readonly marks: readonly string[];
      readonly depth: CheckDepth | 'salvage';
      readonly copy: string | null;
    }
  /** Rows were left out, say, or the backup of the profiles could not be written. */
  | { readonly toldProblem: Problem }
  | RpcResponse;

export type RpcResponse =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: Problem };
