/** Making an account of one instance in others: planned first, then made where nothing changed since. */
export { planClone } from './plan';
export { runClone } from './run';
