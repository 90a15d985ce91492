/** What lies in a user's home outside Latchkey's data folder. */
import { contentOf, type User } from './machine';

/** What these tests write themselves, and what comes with every program that has a window. */
const ofOthers: readonly RegExp[] = [
  /^(?:driven\.desktop|window\.csv|shell\.csv)$/,
  // The graphics driver's.
  /^\.cache\/mesa_shader_cache/,
  // Of GTK's save dialog, as it keeps for every program.
  /^\.local\/share\/recently-used\.xbel$/,
];

/** Every file there, with a hash of its content. */
export function homeBeside(data: string, { home }: User): Readonly<Record<string, string>> {
  const inside = `${data.slice(home.length + 1)}/`;
  return Object.fromEntries(
    Object.entries(contentOf(home)).filter(
      ([name]) => !name.startsWith(inside) && !ofOthers.some((pattern) => pattern.test(name)),
    ),
  );
}
