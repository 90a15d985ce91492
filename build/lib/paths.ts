/** Paths of the project. */
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');
export const inRoot = (...segments: string[]): string => join(root, ...segments);

/** The compiled command line. */
export const cliFile = inRoot('out', 'main', 'cli.js');
/** The folder of the evaluation runtime, which is never committed. */
export const evaluationFolder = inRoot('.runtime', 'electron');

/** The JavaScript file of a package's command, to run with the present Node. */
export const binOf = (...segments: string[]): string => inRoot('node_modules', ...segments);
