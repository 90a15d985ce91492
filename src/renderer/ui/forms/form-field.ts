/** The fields of config forms, and what is wrong with their values. Pure. */
import { t } from '../../../contract/texts';

export interface FormField {
  /** The key in the config. */
  name: string;
  label: string;
  help: string | null;
  required: boolean;
  secret: boolean;
  /** May have several lines, as a private key has: an input of one line would join them. */
  multiline: boolean;
  /** The value when the form opens. */
  initialValue: string;
}

/** True for a field that is likely to have several lines. */
export const isMultilineFieldName = (name: string): boolean =>
  /private_?-?key$|credentials?$|certificate$|\bpem$|json/iu.test(name);

/** A field without a descriptor: only its name is known. */
export const createPlainField = (name: string, secret: boolean): FormField => ({
  name,
  label: name,
  help: null,
  required: false,
  secret,
  multiline: isMultilineFieldName(name),
  initialValue: '',
});

/** What Domo shows in place of a value: never a value, and never written back. */
export const looksMasked = (value: string): boolean =>
  /^(?:\*{3,}|[•●]{3,})$/u.test(value.trim()) || value.trim().startsWith('{encrypted}');

/** What is wrong with a value that was typed; null when nothing is. */
export const validateFieldValue = (value: string): string | null =>
  looksMasked(value)
    ? t('This is what Domo shows instead of a value. Type the value itself.')
    : null;

/** Why values cannot be sent; null when they can. */
export function validateFieldValues(values: Readonly<Record<string, string>>): string | null {
  if (Object.values(values).some((value) => validateFieldValue(value) !== null))
    return t('Correct the values');
  // The bridge to main would leave it out in silence.
  return Object.hasOwn(values, '__proto__')
    ? t('A field called __proto__ cannot be written')
    : null;
}
