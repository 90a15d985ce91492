/** Main's side of the process that checks a store. */
import {
  storeCheckMessageSchema,
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

/** Checks a store in a process of its own. */
export type StoreChecker = (request: AskedCheck) => Promise<StoreReport>;

/** `background`: other programs come first, and the check ends as `unknown` when the signal is aborted. */
export type AskedCheck = Omit<StoreCheckRequest, 'isBackground'> & {
  readonly background?: AbortSignal | undefined;
};

/** A death of one check could be an accident, such as a lack of memory; the same damage kills the next one too. */
const DEATHS_THAT_MEAN_DAMAGE = 2;

/** Never fails. */
export const createStoreChecker =
  (host: CheckProcessHost, processFile: string): StoreChecker =>
  async (request) => {
    for (let deaths = 0; deaths < DEATHS_THAT_MEAN_DAMAGE; deaths++) {
      const report = await runOnce(host, processFile, request);
      if (report !== 'died') return report;
    }
    return { state: 'damaged', places: null };
  };

function runOnce(
  host: CheckProcessHost,
  processFile: string,
  { background, ...request }: AskedCheck,
): Promise<StoreReport | 'died'> {
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
