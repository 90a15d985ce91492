/** The stand-in of Domo, for tests and the demo. See README.md. */
export { makeBigInstance, type BigOptions } from './big';
export * from './company';
export type { FaultSpec } from './faults/spec';
export type { LoggedRequest, LogFilter } from './http/log';
export { blockedAddress } from './http/pages';
export type { Instance, InstanceSpec } from './instance';
export { refusedSecret } from './routes/validators';
export { createStandIn, type StandIn, type StandInOptions } from './stand-in';
export { oddRows, type Modes, type UnknownInstance } from './state/modes';
export type { InstanceData, PlainAccount, OAuthAccount } from './state/types';
export { sampleInstance } from './samples';
