/**
 * The row that a key moves to, or null when the key moves nothing.
 * @param perPage rows that fit on screen
 */
export function nextRow(key: string, row: number, total: number, perPage: number): number | null {
  const within = (target: number): number => Math.max(0, Math.min(total - 1, target));
  switch (key) {
    case 'ArrowDown':
      return within(row + 1);
    case 'ArrowUp':
      return within(row - 1);
    case 'PageDown':
      return within(row + perPage);
    case 'PageUp':
      return within(row - perPage);
    case 'Home':
      return 0;
    case 'End':
      return within(total - 1);
    default:
      return null;
  }
}
