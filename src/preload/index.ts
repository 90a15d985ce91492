/** Exposes the bridge to the page: `call`, `cancel` and `subscribe`. It names no operation and keeps no state. */
import { contextBridge, ipcRenderer } from 'electron';
import type { LatchkeyBridge } from '../contract/operation';

const bridge: LatchkeyBridge = {
  call: (call) => ipcRenderer.invoke('latchkey:call', call),
  cancel: (callId) => {
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
