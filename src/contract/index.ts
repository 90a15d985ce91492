/** Assembles the contract: every operation, by name. */
import { accountOperations } from './account';
import { activityOperations } from './activity';
import { appOperations } from './app';
import { cloneOperations } from './clone';
import { appLifeOperations } from './app-life';
import { comparisonOperations } from './comparison';
import { comparisonInstancesOperations } from './comparison-instances';
import { comparisonKeptOperations } from './comparison-kept';
import { inventoryOperations } from './inventory';
import type { ParsedRequestOf, RequestOf, ResponseOf } from './operation';
import { profileOperations } from './profile';
import { providerOperations } from './provider';
import { settingsOperations } from './settings';
import { sharingOperations } from './sharing';
import { snapshotOperations } from './snapshot';
import { writingOperations } from './writing';

export const contract = {
  ...appOperations,
  ...appLifeOperations,
  ...profileOperations,
  ...providerOperations,
  ...accountOperations,
  ...writingOperations,
  ...sharingOperations,
  ...cloneOperations,
  ...comparisonOperations,
  ...comparisonInstancesOperations,
  ...comparisonKeptOperations,
  ...snapshotOperations,
  ...settingsOperations,
  ...activityOperations,
  ...inventoryOperations,
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
/** What a caller sends for an operation. */
export type RequestFor<N extends OperationName> = RequestOf<Contract[N]>;
/** What a handler gets for an operation. */
export type ParsedRequestFor<N extends OperationName> = ParsedRequestOf<Contract[N]>;
export type ResponseFor<N extends OperationName> = ResponseOf<Contract[N]>;

export const isOperationName = (name: string): name is OperationName =>
  Object.prototype.hasOwnProperty.call(contract, name);

export * from './account';
export * from './activity';
export * from './app';
export * from './clone';
export * from './app-life';
export * from './comparison';
export * from './comparison-instances';
export * from './comparison-kept';
export * from './errors';
export * from './inventory';
export * from './link';
export * from './menu';
export * from './operation';
export * from './profile';
export * from './provider';
export * from './settings';
export * from './sharing';
export * from './snapshot';
export * from './writing';
