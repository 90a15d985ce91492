/** The types of handlers and of the services that they use. */
import type {
  CrashReport,
  EndedJob,
  LeftJob,
  LatchkeyEvent,
  OperationName,
  ParsedRequestFor,
  ResponseFor,
  StartAtLogin,
  AppStatus,
  ClipboardLimits,
} from '../../../contract';
import type { ConfigSettling } from '../../accounts/config-settling';
import type { ActivityJournal } from '../../activity/activity-journal';
import type { ComparisonWorkerHost } from '../../comparison/worker/comparison-worker-host';
import type { InventoryReader } from '../../sync/inventory-reader';
import type { InventorySync } from '../../sync/inventory-sync';
import type { CallContext } from '../../call-context';
import type { NetworkSettings } from '../../network/network-settings';
import type { AppLock } from '../../lock/app-lock';
import type { Profiles } from '../../profiles/profiles';
import type { TokenRenewals } from '../../profiles/renewal/token-renewals';
import type { Workspace } from '../../workspace';

/** A question for the user, with the labels of the two answers. */
export interface ConfirmQuestion {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

/** Functions of the desktop. The command line has none of them. */
export interface Desktop {
  /** Shows the save dialog. Resolves with an absolute path, or null if the user cancelled. */
  chooseExportFile(suggestedName: string): Promise<string | null>;
  /** Shows the dialog that opens a file of certificates. Null if the user cancelled. */
  chooseCertificatesFile(): Promise<string | null>;
  /** Shows the dialog that opens a list of instances. Null if the user cancelled. */
  chooseInstanceListFile(): Promise<string | null>;
  showFile(file: string): void;
  /** True for a file that the user chose in the save dialog. */
  wasChosen(file: string): boolean;
  /** Opens a page in the system browser. The caller must check the URL. */
  openPage(url: string): Promise<void>;
  /** Copies a secret to the clipboard, and clears it after `ms`, on screen lock and on quit. */
  copySecret(value: string, ms: number): Promise<void>;
  /** Asks in a native dialog, which the page can neither see nor answer. True: yes. An aborted signal means no. */
  ask(question: ConfirmQuestion, signal: AbortSignal): Promise<boolean>;
}

/** Services of the app with a window. The command line has none of them. */
export interface AppServices {
  readonly clipboardLimits: ClipboardLimits;
  readonly login: { get(): StartAtLogin; set(on: boolean): StartAtLogin };
  readonly crashes: {
    last(): CrashReport | null;
    /** Writes a report of an error that the page threw while rendering; null if it cannot be written. */
    reportRenderError(error: { name: string; message: string; stack: string }): CrashReport | null;
    /** False if the report does not exist or no program opens it. */
    open(name: string): Promise<boolean>;
    remove(name: string): void;
  };
  /** Jobs that ended since Latchkey was locked, and those that an earlier page began. */
  readonly endedJobs: {
    list(): EndedJob[];
    running(): LeftJob[];
    dismiss(id: string): void;
  };
  /** The sample company. */
  readonly sample: { isOpen(): boolean; open(): Promise<void>; leave(): Promise<void> };
  /** Each fails with `updatesOff`, `updateFailed` or `invalidRequest`. */
  readonly updates: {
    /** The newer version; null if there is none. */
    check(): Promise<string | null>;
    /** The downloaded version. */
    download(): Promise<string>;
    install(): Promise<void>;
  };
}

export interface HandlerServices {
  readonly workspace: Workspace;
  readonly profiles: Profiles;
  readonly renewals: TokenRenewals;
  readonly reading: InventoryReader;
  readonly settling: ConfigSettling;
  readonly sync: InventorySync;
  readonly network: NetworkSettings;
  readonly journal: ActivityJournal;
  readonly comparing: ComparisonWorkerHost;
  readonly announce: (event: LatchkeyEvent) => void;
  readonly about: Pick<AppStatus, 'version' | 'electron' | 'evaluation' | 'platform'>;
  /** Null on the command line. */
  readonly desktop: Desktop | null;
  /** Null on the command line. */
  readonly appServices: AppServices | null;
  /** Null in tests without a lock. */
  readonly lock: AppLock | null;
}

export type Handler<N extends OperationName> = (
  request: ParsedRequestFor<N>,
  context: CallContext,
) => Promise<ResponseFor<N>>;

/** One handler for each operation of `N`. `Handlers<OperationName>` without one of them does not compile. */
export type Handlers<N extends OperationName> = { readonly [K in N]: Handler<K> };
