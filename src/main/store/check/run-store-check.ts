/** Main's side of the process that checks a store. */
import {
  storeCheckMessageSchema,
  type NotSalvaged,
  type SalvageReport,
  type StoreCheckDepth,
  type StoreSalvage,
  type StoreCheckMessage,
  type StoreCheckRequest,
  type StoreReport,
} from './check-protocol';

/** A running process, whatever started it. */
export interface CheckProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however it ended. */
  onExit(listener: () => void): void;
  kill(): void;
}

/** Starts a compiled process file. Throws when that cannot be. */
export type CheckProcessHost = (processFile: string) => CheckProcess;

export type SalvageOutcome = SalvageReport | NotSalvaged;

/** Checks a store in a process of its own. */
export interface StoreChecker {
  /** Never fails. */
  (request: AskedCheck): Promise<StoreReport>;
  /**
   * Makes a new store, `into`, of what can be read in a damaged one, or says why there is none. Never fails.
   */
  readonly salvage: (file: string, key: string, into: string) => Promise<SalvageOutcome>;
}

type StoreFile = Pick<StoreCheckRequest, 'file' | 'key'>;

/** `background`: other programs come first, and the check ends as `unknown` when the signal is aborted. */
export type AskedCheck = StoreFile &
  StoreCheckDepth & { readonly background?: AbortSignal | undefined };

type AskedRequest = AskedCheck | (StoreFile & StoreSalvage & { readonly background?: undefined });

/** A death of one check could be an accident, such as a lack of memory; the same damage kills the next one too. */
const DEATHS_THAT_MEAN_DAMAGE = 2;

export function createStoreChecker(host: CheckProcessHost, processFile: string): StoreChecker {
  const check = async (request: AskedCheck): Promise<StoreReport> => {
    for (let deaths = 0; deaths < DEATHS_THAT_MEAN_DAMAGE; deaths++) {
      const report = await runOnce(host, processFile, request);
      if (report === 'died') continue;
      // Those are no answers to this.
      if (report.state === 'salvaged' || report.state === 'notSalvaged')
        return { state: 'unknown' };
      return report;
    }
    return { state: 'damaged', places: null };
  };
  const salvage = async (file: string, key: string, into: string): Promise<SalvageOutcome> => {
    for (let deaths = 0; deaths < DEATHS_THAT_MEAN_DAMAGE; deaths++) {
      const report = await runOnce(host, processFile, { file, key, salvageInto: into });
      if (report === 'died') continue;
      if (report.state === 'notSalvaged') return report.why;
      return report.state === 'salvaged' ? report : 'failed';
    }
    return 'nothing';
  };
  return Object.assign(check, { salvage });
}

function runOnce(
  host: CheckProcessHost,
  processFile: string,
  { background, ...request }: AskedRequest,
): Promise<Exclude<StoreCheckMessage, { state: 'reading' }> | 'died'> {
  return new Promise((resolve) => {
    try {
      if (background?.aborted === true) {
        resolve({ state: 'unknown' });
        return;
      }
      const child = host(processFile);
      let reading = false;
      const abort = (): void => {
        resolve({ state: 'unknown' });
        child.kill();
      };
      background?.addEventListener('abort', abort, { once: true });
      child.onMessage((message) => {
        const answer = storeCheckMessageSchema.safeParse(message);
        if (!answer.success) return;
        if (answer.data.state === 'reading') {
          reading = true;
          return;
        }
        resolve(answer.data);
        child.kill();
      });
      child.onExit(() => {
        background?.removeEventListener('abort', abort);
        resolve(reading ? 'died' : { state: 'unknown' });
      });
      child.send({ ...request, isBackground: background !== undefined });
    } catch {
      resolve({ state: 'unknown' });
    }
  });
}
