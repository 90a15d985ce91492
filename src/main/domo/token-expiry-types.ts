/** The part of the Domo client that says when access tokens expire (domo-api 2.3). */
import type { DomoId } from '../../contract';
import type { DomoCallOptions } from './call-options';

/** Of a token that Domo lists: never its value, and not whether it is the one that asks. */
export interface TokenExpiry {
  readonly ownerId: DomoId | null;
  /** Epoch ms. */
  readonly expiresAt: number;
}

export interface TokenExpiryRoute {
  /** Tokens without an expiry are left out. Fails with `forbidden` where the user may not list them. */
  listTokenExpiries(options?: DomoCallOptions): Promise<readonly TokenExpiry[]>;
}
