/** What is known of an account that is aligned, from looking at it to writing it. */
import type { ConfigValues, RequestFor } from '../../../contract';
import type { BulkChangeOf, BulkDeps, BulkInspection } from '../bulk-flow';
import type { AccessGrants, PlannedGrant } from './access-grants';
import type { CounterpartFinder } from './counterparts';

export interface AlignmentDeps {
  readonly deps: BulkDeps;
  readonly wanted: BulkChangeOf<'align'>;
  readonly finder: CounterpartFinder;
  readonly access: AccessGrants;
}

/** The writes of one account, in their order: its config or the account itself, its name, then who may use it. */
export interface Alignment {
  readonly inspection: BulkInspection;
  /** The request that creates it, with the values that were typed. HOLDS SECRETS. Null: it is there. */
  readonly create: ((typed: ConfigValues) => RequestFor<'account.create'>) | null;
  /** Null: none differs. HOLDS SECRETS. */
  readonly update: Pick<
    RequestFor<'account.updateConfig'>,
    'dataProviderType' | 'changes' | 'expected'
  > | null;
  /** Null: it keeps its own. */
  readonly displayName: string | null;
  readonly grants: readonly PlannedGrant[];
}
