/** What a release has on each system: an installer that is missing is easily overlooked among others. */

const kinds: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['.AppImage', '.deb'],
  darwin: ['.dmg', '.zip'],
  win32: ['.exe'],
};

/** What is wrong with the packages that were made; null when they are one of each kind, and no other. */
export function unlikeRelease(
  names: readonly string[],
  platform: NodeJS.Platform = process.platform,
): string | null {
  const wanted = kinds[platform] ?? [];
  const wrong = wanted.filter((kind) => names.filter((name) => name.endsWith(kind)).length !== 1);
  if (wrong.length === 0 && names.length === wanted.length) return null;
  const made = names.join(', ') || 'nothing';
  return `A release has one of each here: ${wanted.join(', ')}. What was made: ${made}.`;
}
