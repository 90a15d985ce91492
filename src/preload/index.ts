/** What the page gets: one call, its cancel, and events. It names no operation and keeps no state. */
import { contextBridge, ipcRenderer } from 'electron';
import type { LatchkeyBridge } from '../contract/operation';

const bridge: LatchkeyBridge = {
  call: (call) => ipcRenderer.invoke('latchkey:call', call),
  cancel: (callId) => {
    ipcRenderer.send('latchkey:cancel', callId);
  },
  subscribe: (listener) => {
    // The Electron event itself stays here: it would hand the page a way back to ipcRenderer.
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
