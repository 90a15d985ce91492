/** What a start at login is given: the window is there, minimised. */
export const HIDDEN = '--hidden';
