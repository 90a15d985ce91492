/** Whether the keys are those of a Mac. */
export const isMac = (): boolean => navigator.platform.startsWith('Mac');
