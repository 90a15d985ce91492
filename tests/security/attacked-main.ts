/** Main behind its real channel, with three guarded instances, for a test that sends what a hijacked page could send. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BrowserWindow, IpcMain } from 'electron';
import { openIpcChannel } from '../../src/main/api/ipc-channel';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import { shutDown } from '../../src/main/compose';
import { compiledProgram } from '../support/compiled-program';
import { Service } from '../support/service';
import type { KnownNames } from './request-forms';
import type { SeenWrite, StandInStarted } from './stand-in-process';

type Handler = (event: unknown, sent: unknown) => unknown;

/** The page's side of the channel. */
export interface PageSide {
  readonly call: (message: unknown) => unknown;
  readonly cancel: (callId: unknown) => unknown;
}

/** `production` needs its label for what deletes; the others are read-only. No dialog is ever accepted. */
const GUARDS = { production: 'confirm', staging: 'read-only', development: 'read-only' } as const;

/** A call that still makes progress after so many events is cancelled: a full sync would take all day, again and again. */
const PATIENCE = 12;

function openPage(service: Service): PageSide {
  let progress = 0;
  const handlers = new Map<string, Handler>();
  const keep = (channel: string, handler: Handler): void => void handlers.set(channel, handler);
  const frame = { url: 'app://latchkey/index.html' };
  const webContents = {
    mainFrame: frame,
    send: (_channel: string, sent: unknown) => {
      const event = structuredClone(sent) as (typeof service.events)[number];
      service.events.push(event);
      if (event.event === 'progress' && ++progress % PATIENCE === 0) {
        service.dispatcher.cancel(event.callId);
      }
    },
  };
  openIpcChannel({
    ipc: { handle: keep, on: keep } as unknown as Pick<IpcMain, 'handle' | 'on'>,
    dispatcher: service.dispatcher,
    currentWindow: () => ({ isDestroyed: () => false, webContents }) as unknown as BrowserWindow,
    origins: ['app://latchkey'],
    isLocked: () => false,
    observer: { begin: () => undefined, progress: () => undefined, end: () => undefined },
  });
  const send = (channel: string, sent: unknown): unknown =>
    handlers.get(channel)?.({ sender: webContents, senderFrame: frame }, sent);
  return {
    call: (message) => send('latchkey:call', message),
    cancel: (callId) => send('latchkey:cancel', callId),
  };
}

export class AttackedMain {
  private constructor(
    private readonly server: ChildProcess,
    private readonly original: Service,
    private readonly desktop: Desktop,
    readonly known: KnownNames,
    readonly instanceOf: ReadonlyMap<string, string>,
    public service: Service,
    public page: PageSide,
  ) {}

  static async start(): Promise<AttackedMain> {
    const server = fork(await compiledProgram('tests/security/stand-in-process.ts'), {
      execArgv: [],
    });
    const [started] = (await once(server, 'message')) as [StandInStarted];
    const original = new Service();
    const file = join(original.folder, 'exported.csv');
    const instanceOf = new Map<string, string>();
    for (const [name, guard] of Object.entries(GUARDS)) {
      const { origin = '', token = '' } = started.instances[name] ?? {};
      const added = { instance: origin, token, label: name, guard };
      instanceOf.set((await original.done('profile.add', added)).profile.id, name);
    }
    await original.done('inventory.sync', { depth: 'full' });
    await shutDown(original.workspace, original.dispatcher);
    const desktop: Desktop = {
      chooseExportFile: () => Promise.resolve(file),
      chooseCertificatesFile: () => Promise.resolve(null),
      chooseInstanceListFile: () => Promise.resolve(null),
      showFile: () => undefined,
      wasChosen: (asked) => asked === file,
      openPage: () => Promise.resolve(),
      copySecret: () => Promise.resolve(),
      ask: () => Promise.resolve(false),
    };
    const known = {
      profileIds: [...instanceOf.keys()],
      labels: Object.keys(GUARDS),
      origins: Object.values(started.instances).map(({ origin }) => origin),
      file,
    };
    const service = new Service(desktop, original, { backoff: () => 5 });
    const page = openPage(service);
    return new AttackedMain(server, original, desktop, known, instanceOf, service, page);
  }

  /** A new main with the folder as it was: messages before may have removed every instance. */
  async renew(): Promise<void> {
    await this.service.close();
    this.service = new Service(this.desktop, this.original, { backoff: () => 5 });
    this.page = openPage(this.service);
  }

  /** Every request that would change something, as Domo's stand-in got it. */
  async writes(): Promise<readonly SeenWrite[]> {
    const answered = once(this.server, 'message') as Promise<[SeenWrite[]]>;
    this.server.send('writes');
    return (await answered)[0];
  }

  async close(): Promise<void> {
    await this.service.close();
    this.original.forget();
    this.server.disconnect();
  }
}
