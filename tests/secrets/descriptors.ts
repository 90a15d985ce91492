/** Field descriptors as a provider gives them. */
import type { FieldDescriptor } from '../../src/contract';

export const descriptor = (
  name: string,
  changes: Partial<FieldDescriptor> = {},
): FieldDescriptor => ({
  name,
  type: 'string',
  text: null,
  tooltipText: null,
  defaultValue: null,
  required: false,
  encrypted: false,
  more: {},
  ...changes,
});
