/** Where things are, from the root of the project. */
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');
export const inRoot = (...parts: string[]): string => join(root, ...parts);

/** The compiled command line and app. */
export const cliFile = inRoot('out', 'main', 'cli.js');
/** The evaluation runtime's folder; never committed. */
export const evaluationFolder = inRoot('.runtime', 'electron');

/** The JavaScript file behind a package's command, to run with this very Node. */
export const binOf = (...parts: string[]): string => inRoot('node_modules', ...parts);
