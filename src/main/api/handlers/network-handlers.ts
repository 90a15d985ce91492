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
    'network.get': () => Promise.resolve(network.status()),
    'network.setCertificates': async ({ file }) => {
      const chosen = await chooseFile(file);
      return chosen === null ? network.status() : network.setCertificates(chosen);
    },
    'network.removeCertificates': () => Promise.resolve(network.removeCertificates()),
  };
};
