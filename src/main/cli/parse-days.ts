/** A number of days in an option of the command line. */
import { InvalidArgumentError } from 'commander';

/** `least` to 3650; anything else ends the command line with its own message. */
export const parseDays =
  (least: 0 | 1) =>
  (text: string): number => {
    const days = Number(text);
    if (/^\d{1,4}$/.test(text) && days >= least && days <= 3650) return days;
    throw new InvalidArgumentError(`Write a whole number of days, ${least} to 3650.`);
  };
