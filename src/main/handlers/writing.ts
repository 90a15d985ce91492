/** account.* that change an account, and what helps with it */
import type { writingOperations } from '../../contract';
import {
  createAccount,
  deleteAccount,
  renameAccount,
  reveal,
  updateConfig,
  usage,
  validate,
} from '../writing';
import type { Handlers, Services } from './types';

export const writingHandlers = (services: Services): Handlers<keyof typeof writingOperations> => ({
  'account.create': (request, context) => createAccount(services, request, context),
  'account.delete': ({ profileId, kind, id }, context) =>
    deleteAccount(services, { profileId, kind, id }, context),
  'account.updateConfig': (request, context) => updateConfig(services, request, context),
  'account.rename': (request, context) => renameAccount(services, request, context),
  'account.validate': (request, { signal }) => validate(services, request, signal),
  'account.usage': (request, { signal }) => usage(services, request, signal),
  'account.reveal': (request, context) => {
    const { desktop } = services;
    const copy = desktop && ((value: string, ms: number) => desktop.copySecret(value, ms));
    return reveal(services, request, context, copy);
  },
});
