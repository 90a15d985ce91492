/** A universal macOS app is merged from one for each processor. */

/**
 * What lies in both, for both processors, as it came: keytar and libsql choose theirs when they are loaded. Merging
 * refuses binaries that are alike and that nobody named; it matches paths such as
 * `Contents/Resources/app.asar.unpacked/node_modules/keytar/prebuilds/darwin-x64/keytar.node`.
 */
export const alikeInBoth =
  '**/node_modules/{keytar/prebuilds/darwin-*/keytar.node,@libsql/darwin-*/index.node}';
