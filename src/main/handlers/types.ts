/** What a handler is, and what handlers may use. */
import type { OperationName, ParsedRequestFor, ResponseFor, Status } from '../../contract';
import type { Reading } from '../inventory/reading';
import type { Sync } from '../inventory/sync';
import type { CallContext } from '../operations/context';
import type { Profiles } from '../profiles/profiles';
import type { Workspace } from '../workspace';

/** What only a desktop can do. The command line has none of it. */
export interface Desktop {
  /** Absolute path, or null when the user thought better of it. */
  chooseExportFile(suggestedName: string): Promise<string | null>;
  showFile(file: string): void;
  /** True for a file that the user chose in the save dialog. */
  wasChosen(file: string): boolean;
}

export interface Services {
  readonly workspace: Workspace;
  readonly profiles: Profiles;
  readonly reading: Reading;
  readonly sync: Sync;
  readonly about: Pick<Status, 'version' | 'electron' | 'evaluation' | 'platform'>;
  /** Null on the command line. */
  readonly desktop: Desktop | null;
}

export type Handler<N extends OperationName> = (
  request: ParsedRequestFor<N>,
  context: CallContext,
) => Promise<ResponseFor<N>>;

/** Handlers of some operations; `Handlers<OperationName>` is all of them, so a missing one does not compile. */
export type Handlers<N extends OperationName> = { readonly [K in N]: Handler<K> };
