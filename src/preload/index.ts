/**
 * Exposes the bridge to the page: `call`, `cancel` and `subscribe`. It names no operation and keeps no state. Scripts of
 * the page cannot change it, so what is too large for main is refused here, where only the page waits for the walk.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { LatchkeyBridge } from '../contract/operation';
import { requestBoundsProblem } from '../contract/request-bounds';

/** No call has a longer id. */
const MAX_CALL_ID_LENGTH = 100;

const bridge: LatchkeyBridge = {
  call: (call) => {
    const problem = requestBoundsProblem(call);
    if (problem) return Promise.resolve({ ok: false, problem });
    return ipcRenderer.invoke('latchkey:call', call);
  },
  cancel: (callId: unknown) => {
    if (typeof callId !== 'string' || callId.length > MAX_CALL_ID_LENGTH) return;
    ipcRenderer.send('latchkey:cancel', callId);
  },
  subscribe: (listener) => {
    // The page must not get the Electron event, because its `sender` is ipcRenderer.
    const forward = (_event: unknown, payload: unknown): void => {
      listener(payload);
    };
    ipcRenderer.on('latchkey:event', forward);
    return () => {
      ipcRenderer.removeListener('latchkey:event', forward);
    };
  },
};

contextBridge.exposeInMainWorld('latchkey', bridge);
