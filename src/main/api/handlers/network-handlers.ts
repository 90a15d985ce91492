/** network.* */
import { fail, type networkOperations } from '../../../contract';
import type { Handlers, HandlerServices } from './handler-types';

export const networkHandlers = ({
  network,
  desktop,
}: HandlerServices): Handlers<keyof typeof networkOperations> => {
  /** The page may not name a file: it could make Latchkey trust an authority that nobody chose. */
  const chooseFile = (named: string | null): Promise<string | null> => {
    if (desktop === null) {
      return Promise.resolve(named ?? fail('needsWindow', 'Only the window asks for a file.'));
    }
    if (named !== null) fail('invalidRequest', 'In the window, the dialog names the file.');
    return desktop.chooseCertificatesFile();
  };
  return {
    'network.get': () => network.status(),
    'network.setCertificates': async ({ file }) => {
      const chosen = await chooseFile(file);
      if (chosen !== null) network.setCertificates(chosen);
      return network.status();
    },
    'network.removeCertificates': async () => {
      network.removeCertificates();
      return network.status();
    },
    'network.setProxyLogin': async ({ proxy, user, password }) => {
      await network.setProxyLogin(proxy, { user, password });
      return network.status();
    },
    'network.removeProxyLogin': async ({ proxy }) => {
      await network.removeProxyLogin(proxy);
      return network.status();
    },
  };
};
