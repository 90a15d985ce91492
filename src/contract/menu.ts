/** The items of the native menu that act on the page. */
import { z } from 'zod';

export const menuItemSchema = z.enum([
  'addInstance',
  'export',
  'settings',
  'compare',
  'activity',
  'about',
  'checkForUpdate',
]);
export type MenuItem = z.infer<typeof menuItemSchema>;
