/** How a job in several instances ended. */
export type JobTone = 'good' | 'amber' | 'bad';
