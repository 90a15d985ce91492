/** Assembles the contract: every operation, by name. */
import { accountOperations } from './account';
import { activityOperations } from './activity';
import { appOperations } from './app';
import { appLifeOperations } from './app-life';
import { comparisonOperations } from './comparison';
import { inventoryOperations } from './inventory';
import type { ParsedRequestOf, RequestOf, ResponseOf } from './operation';
import { profileOperations } from './profile';
import { providerOperations } from './provider';
import { sharingOperations } from './sharing';
import { writingOperations } from './writing';

export const contract = {
  ...appOperations,
  ...appLifeOperations,
  ...profileOperations,
  ...providerOperations,
  ...accountOperations,
  ...writingOperations,
  ...sharingOperations,
  ...comparisonOperations,
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
export * from './app-life';
export * from './comparison';
export * from './comparison-instances';
export * from './errors';
export * from './inventory';
export * from './link';
export * from './menu';
export * from './operation';
export * from './profile';
export * from './provider';
export * from './sharing';
export * from './writing';
