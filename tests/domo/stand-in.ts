/** The stand-in of Domo: several instances and, if asked for, a control port. */
import { startControl, type Control } from './control/server';
import { Instance, type InstanceSpec } from './instance';

export interface StandInOptions<Name extends string> {
  readonly instances: readonly InstanceSpec<Name>[];
  /** Port for control from outside (README.md); 0: any. Missing: none. */
  readonly controlPort?: number | undefined;
}

export interface StandIn<Name extends string = string> {
  readonly instances: Readonly<Record<Name, Instance>>;
  readonly control: Control | null;
  /** Closes all sockets; afterwards nothing keeps the process alive. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server per instance on 127.0.0.1.
 * @throws the listen error (such as EADDRINUSE) when a port is taken; nothing stays open then.
 */
export async function createStandIn<const Name extends string>(
  options: StandInOptions<Name>,
): Promise<StandIn<Name>> {
  const all = options.instances.map((spec) => new Instance(spec));
  const instances = Object.fromEntries(all.map((one) => [one.name, one])) as Record<Name, Instance>;
  let control: Control | null = null;
  const close = async (): Promise<void> => {
    await Promise.all([...all.map((instance) => instance.close()), control?.close()]);
  };
  try {
    for (const instance of all) await instance.listen();
    if (options.controlPort !== undefined) control = await startControl(all, options.controlPort);
  } catch (failure) {
    await close();
    throw failure;
  }
  return { instances, control, close };
}
