/** Leads the calls of the window to the sample company while it is open, and refuses what it must not do. */
import {
  contract,
  createProblem,
  fail,
  isOperationName,
  operationCallSchema,
  type AnyOperation,
  type Result,
} from '../../contract';
import type { Dispatcher } from '../api/dispatcher';
import type { OpenSample } from './sample-company';

/** Dialogs and files are for real data alone. */
const NOT_IN_SAMPLE =
  /^(?:store\..*|app\.(?:chooseExportFile|chooseInstanceList|showFile|openInDomo)|.*\.(?:export|readList))$/u;

/** `sample`: it answers. `real`: it is about the program itself. `refused`: it would write, or ask Domo. */
export function routeInSample(name: string): 'sample' | 'real' | 'refused' {
  // What there is not is refused by the real dispatcher in its own words.
  if (!isOperationName(name)) return 'real';
  if (NOT_IN_SAMPLE.test(name)) return 'refused';
  const { effect, on }: AnyOperation = contract[name];
  if (on === 'app') return 'real';
  return on === 'latchkey' && effect === 'read' ? 'sample' : 'refused';
}

const refusal: Result<never> = {
  ok: false,
  problem: createProblem(
    'invalidRequest',
    'This is the sample company: nothing was sent, changed or saved.',
    { next: 'Leave the sample company to do this with your own instances.' },
  ),
};

export interface SampleSwitchOptions {
  readonly real: Dispatcher;
  readonly isLocked: () => boolean;
  /** A job that would go on unseen, or come back in the wrong window. */
  readonly isBusy: () => boolean;
  readonly openSample: () => Promise<OpenSample>;
}

export class SampleSwitch {
  private opened: OpenSample | null = null;

  constructor(private readonly options: SampleSwitchOptions) {}

  readonly isOpen = (): boolean => this.opened !== null;

  /** Fails with `invalidRequest` while a job is running. */
  readonly open = async (): Promise<void> => {
    if (this.opened) return;
    if (this.options.isBusy()) {
      fail(
        'invalidRequest',
        'A job is running. The sample company can be opened when it has ended.',
        {
          next: 'Wait for its end, or cancel it.',
        },
      );
    }
    const opened = await this.options
      .openSample()
      .catch(() => fail('unexpected', 'The sample company cannot be opened.'));
    // Two calls at once: the first one stays.
    if (this.isOpen()) await opened.close();
    else this.opened = opened;
  };

  readonly leave = async (): Promise<void> => {
    const { opened } = this;
    this.opened = null;
    await opened?.close();
  };

  /** What the window calls. */
  readonly dispatcher: Dispatcher = {
    dispatch: (call, context) => {
      const { real, isLocked } = this.options;
      const envelope = operationCallSchema.safeParse(call);
      if (!this.opened || isLocked() || !envelope.success) return real.dispatch(call, context);
      const route = routeInSample(envelope.data.operation);
      if (route === 'refused') return Promise.resolve(refusal);
      return (route === 'real' ? real : this.opened.dispatcher).dispatch(call, context);
    },
    cancel: (callId) => {
      this.options.real.cancel(callId);
      this.opened?.dispatcher.cancel(callId);
    },
    cancelAll: () => {
      this.options.real.cancelAll();
    },
    runningOperations: () => this.options.real.runningOperations(),
    waitUntilIdle: (limit) => this.options.real.waitUntilIdle(limit),
  };
}
