/** What Debian wants to find beside a program: under which terms, what changed, and what is so on purpose. */
import type { Naming } from '../names';

/** In the machine-readable form; the text of the Apache license is on every Debian. */
export const copyright = (
  madeAt: Date,
): string => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Latchkey
Comment: Licences of what is inside: /usr/lib/latchkey/LICENSE.electron.txt,
 /usr/lib/latchkey/LICENSES.chromium.html, /usr/share/doc/latchkey/LICENCES.txt.gz

Files: *
Copyright: ${madeAt.getUTCFullYear()} The Latchkey developers
License: Apache-2.0
 On Debian systems the full text of the Apache License, Version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
`;

export const changelog = (
  { debianVersion }: Pick<Naming, 'debianVersion'>,
  maintainer: string,
  madeAt: Date,
): string => `latchkey (${debianVersion}) stable; urgency=medium

  * What changed is in CHANGELOG.md of the source.

 -- ${maintainer}  ${madeAt.toUTCString().replace('GMT', '+0000')}
`;

/** Electron comes as its makers built it: with its libraries inside, and with a helper for the sandbox that is setuid. */
export const lintianOverrides = [
  'embedded-library',
  'unstripped-binary-or-object',
  'elevated-privileges 4755 root/root [usr/lib/latchkey/chrome-sandbox]',
];
