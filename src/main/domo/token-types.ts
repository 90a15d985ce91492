/** Access tokens and API clients of one instance (domo-api 2.2, 2.3). Their values are never listed. */
import type { ListedToken } from '../../contract';
import type { DomoCallOptions } from './call-options';

export interface NewToken {
  readonly name: string;
  /** Since 2026 only the user of the token that asks (domo-api 1.3). */
  readonly ownerId: string;
  /** Epoch ms. */
  readonly expires: number;
}

/** HOLDS A SECRET: Domo shows the token this once. */
export interface CreatedToken {
  readonly id: string;
  readonly token: string;
  /** Epoch ms; null: Domo did not say. */
  readonly expires: number | null;
}

/** A key of another kind, which programs sign in with. Which fields Domo tells of it is not known for certain. */
export interface ListedApiClient {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
}

export interface TokenRoutes {
  /** Fails with `forbidden` where the user may not list them. */
  listTokens(options?: DomoCallOptions): Promise<readonly ListedToken[]>;
  /** Fails with `forbidden` where the instance lets nobody make one in this way, else with `crudFailed`. */
  createToken(token: NewToken, options?: DomoCallOptions): Promise<CreatedToken>;
  /** `gone`: Domo has no such token. Fails with `forbidden` or `crudFailed`. */
  revokeToken(id: string, options?: DomoCallOptions): Promise<'revoked' | 'gone'>;
  /** Fails with `forbidden` where the user may not list them. */
  listApiClients(options?: DomoCallOptions): Promise<readonly ListedApiClient[]>;
  /** As `revokeToken`. */
  revokeApiClient(id: string, options?: DomoCallOptions): Promise<'revoked' | 'gone'>;
}
