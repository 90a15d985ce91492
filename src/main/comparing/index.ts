/** Instances side by side, from what the store keeps. */
export { Comparing } from './comparing';
