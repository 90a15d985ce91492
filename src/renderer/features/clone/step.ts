/** Where one is in making an account elsewhere: where, with what, what exactly, and how it goes. */
export type Step = 'choose' | 'fill' | 'review' | 'job';
