/** The contract: every operation, by name. */
import { accountOperations } from './account';
import { activityOperations } from './activity';
import { bulkOperations } from './bulk';
import { attentionOperations } from './attention';
import { hygieneOperations } from './hygiene';
import { rotationOperations } from './rotation';
import { changeOperations } from './changes';
import { appOperations, settingsOperations } from './app';
import { cloneOperations } from './clone';
import { desktopOperations } from './desktop';
import { accountComparisonOperations } from './account-comparison';
import { instanceComparisonOperations } from './instance-comparison';
import { instanceListOperations } from './instance-lists';
import { savedComparisonOperations } from './saved-comparisons';
import { savedViewOperations } from './saved-views';
import { inventoryOperations } from './inventory';
import { inventoryLookupOperations } from './inventory-lookup';
import { endedJobOperations } from './ended-jobs';
import { interruptedSyncOperations } from './interrupted-syncs';
import { lockOperations } from './lock';
import { networkOperations } from './network';
import { overviewOperations } from './overview';
import type { ParsedRequestOf, RequestOf, ResponseOf } from './operation';
import { profileOperations } from './profile';
import { publishOperations } from './publish';
import { reviewOperations } from './review';
import { tokenAccountOperations } from './token-accounts';
import { tokenOperations } from './tokens';
import { providerOperations } from './provider';
import { reportOperations } from './report';
import { sampleOperations } from './sample';
import { sharingOperations } from './account-sharing';
import { snapshotOperations } from './snapshot';
import { undoOperations } from './undo';
import { storeOperations } from './store';
import { storeCheckOperations } from './store-checks';
import { streamOperations } from './streams';
import { accountWriteOperations } from './account-writes';

export const contract = {
  ...appOperations,
  ...desktopOperations,
  ...endedJobOperations,
  ...sampleOperations,
  ...lockOperations,
  ...networkOperations,
  ...profileOperations,
  ...instanceListOperations,
  ...providerOperations,
  ...accountOperations,
  ...accountWriteOperations,
  ...sharingOperations,
  ...cloneOperations,
  ...bulkOperations,
  ...hygieneOperations,
  ...rotationOperations,
  ...tokenAccountOperations,
  ...streamOperations,
  ...accountComparisonOperations,
  ...instanceComparisonOperations,
  ...savedComparisonOperations,
  ...snapshotOperations,
  ...settingsOperations,
  ...storeOperations,
  ...storeCheckOperations,
  ...activityOperations,
  ...inventoryOperations,
  ...inventoryLookupOperations,
  ...overviewOperations,
  ...attentionOperations,
  ...reportOperations,
  ...publishOperations,
  ...reviewOperations,
  ...tokenOperations,
  ...changeOperations,
  ...interruptedSyncOperations,
  ...savedViewOperations,
  ...undoOperations,
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
/** The request of an operation, as a caller writes it. */
export type RequestFor<N extends OperationName> = RequestOf<Contract[N]>;
/** The request of an operation, as its handler gets it. */
export type ParsedRequestFor<N extends OperationName> = ParsedRequestOf<Contract[N]>;
export type ResponseFor<N extends OperationName> = ResponseOf<Contract[N]>;

export const isOperationName = (name: string): name is OperationName =>
  Object.prototype.hasOwnProperty.call(contract, name);

export * from './account';
export * from './account-conditions';
export * from './activity';
export * from './app';
export * from './bulk';
export * from './bulk-changes';
export * from './attention';
export * from './hygiene';
export * from './rotation';
export * from './token-accounts';
export * from './changes';
export * from './clone';
export * from './desktop';
export * from './account-comparison';
export * from './instance-comparison';
export * from './instance-lists';
export * from './match-guess';
export * from './saved-comparisons';
export * from './saved-views';
export * from './search-coverage';
export * from './detail-reading';
export * from './errors';
export * from './export-file';
export * from './export-gaps';
export * from './export-manifest';
export * from './found-in-search';
export * from './id-schemas';
export * from './ids';
export * from './inventory';
export * from './inventory-lookup';
export * from './ended-jobs';
export * from './interrupted-syncs';
export * from './lock';
export * from './window-events';
export * from './network';
export * from './operation';
export * from './operation-errors';
export * from './overview';
export * from './profile';
export * from './provider';
export * from './publish';
export * from './report';
export * from './review';
export * from './tokens';
export * from './account-sharing';
export * from './sample';
export * from './snapshot';
export * from './store';
export * from './streams';
export * from './account-writes';
export * from './undo';
