/** What a handler is, and what handlers may use. */
import type {
  CrashReport,
  LatchkeyEvent,
  OperationName,
  ParsedRequestFor,
  ResponseFor,
  StartAtLogin,
  AppStatus,
} from '../../../contract';
import type { ConfigSettling } from '../../accounts/config-settling';
import type { ActivityJournal } from '../../activity/activity-journal';
import type { ComparisonWorkerHost } from '../../comparison/worker/comparison-worker-host';
import type { InventoryReader } from '../../sync/inventory-reader';
import type { InventorySync } from '../../sync/inventory-sync';
import type { CallContext } from '../../call-context';
import type { Profiles } from '../../profiles/profiles';
import type { Workspace } from '../../workspace';

/** What is asked of whoever sits there, with the words of the two answers. */
export interface ConfirmQuestion {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

/** What only a desktop can do. The command line has none of it. */
export interface Desktop {
  /** Absolute path, or null when the user thought better of it. */
  chooseExportFile(suggestedName: string): Promise<string | null>;
  showFile(file: string): void;
  /** True for a file that the user chose in the save dialog. */
  wasChosen(file: string): boolean;
  /** Opens a page in the system browser; whether it may be opened is for the caller to know. */
  openPage(url: string): Promise<void>;
  /** Puts a secret into the clipboard, and takes it out again after so many ms, on lock and on quit. */
  copySecret(value: string, ms: number): Promise<void>;
  /** Asks where the page can neither see nor answer it. True: yes. An aborted signal says no. */
  ask(question: ConfirmQuestion, signal: AbortSignal): Promise<boolean>;
}

/** What only an app with a window goes through. */
export interface AppServices {
  readonly login: { get(): StartAtLogin; set(on: boolean): StartAtLogin };
  readonly crashes: {
    last(): CrashReport | null;
    /** Writes one of what the page threw while it drew; null where it cannot be written. */
    reportRenderError(thrown: { name: string; message: string; stack: string }): CrashReport | null;
    /** False when it is not there or nothing opens it. */
    open(name: string): Promise<boolean>;
    remove(name: string): void;
  };
  /** Each fails with a Problem that says why there is no update. */
  readonly updates: {
    /** The newer version, or null. */
    check(): Promise<string | null>;
    download(): Promise<string>;
    install(): Promise<void>;
  };
}

export interface HandlerServices {
  readonly workspace: Workspace;
  readonly profiles: Profiles;
  readonly reading: InventoryReader;
  readonly settling: ConfigSettling;
  readonly sync: InventorySync;
  readonly journal: ActivityJournal;
  readonly comparing: ComparisonWorkerHost;
  readonly announce: (event: LatchkeyEvent) => void;
  readonly about: Pick<AppStatus, 'version' | 'electron' | 'evaluation' | 'platform'>;
  /** Null on the command line. */
  readonly desktop: Desktop | null;
  /** Null on the command line. */
  readonly life: AppServices | null;
}

export type Handler<N extends OperationName> = (
  request: ParsedRequestFor<N>,
  context: CallContext,
) => Promise<ResponseFor<N>>;

/** Handlers of some operations; `Handlers<OperationName>` is all of them, so a missing one does not compile. */
export type Handlers<N extends OperationName> = { readonly [K in N]: Handler<K> };
