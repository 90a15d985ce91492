/** What a crash report says of the Latchkey that it is about. */
import { app } from 'electron';
import { isEvaluation } from '../runtime';

export const madeOf = () => ({
  latchkey: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  evaluation: isEvaluation(process.versions.electron),
});
