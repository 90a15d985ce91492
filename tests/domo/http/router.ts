/** Finds the route for a method and a path. Routes that the modes hide do not exist. */
import type { Modes } from '../state/modes';
import type { Route } from './call';

export type Found =
  | { readonly outcome: 'route'; readonly route: Route; readonly params: Map<string, string> }
  | { readonly outcome: 'wrongMethod'; readonly allowed: readonly string[] }
  | { readonly outcome: 'unknown' };

interface Entry {
  readonly route: Route;
  readonly segments: readonly string[];
  /** Sorts literal segments before parameters, from the left: `templates` wins over `:id`. */
  readonly rank: string;
}

const isParameter = (segment: string): boolean => /^[:#]/.test(segment);

/** Segments of a path, without a trailing slash. */
export const segmentsOf = (path: string): string[] => path.replace(/\/+$/, '').split('/').slice(1);

/** Percent-decoded; null when the encoding is broken. */
export function decodeSegments(path: string): string[] | null {
  try {
    return segmentsOf(path).map(decodeURIComponent);
  } catch {
    return null;
  }
}

export class Router {
  private readonly entries: readonly Entry[];

  constructor(routes: readonly Route[]) {
    this.entries = routes
      .map((route) => {
        const segments = segmentsOf(route.path);
        return {
          route,
          segments,
          rank: segments.map((s) => (isParameter(s) ? '1' : '0')).join(''),
        };
      })
      .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  }

  find(method: string, segments: readonly string[], modes: Modes): Found {
    const hits = this.entries.flatMap((entry) => {
      const params = match(entry.segments, segments);
      return params && (entry.route.exists?.(modes) ?? true) ? [{ ...entry, params }] : [];
    });
    const best = hits[0];
    if (!best) return { outcome: 'unknown' };
    // Only routes as literal as the best one count: PUT /accounts/templates is not PUT /accounts/{id}.
    const peers = hits.filter((hit) => hit.rank === best.rank);
    const hit = peers.find((peer) => peer.route.method === method);
    if (hit) return { outcome: 'route', route: hit.route, params: hit.params };
    return { outcome: 'wrongMethod', allowed: [...new Set(peers.map((p) => p.route.method))] };
  }
}

function match(
  pattern: readonly string[],
  segments: readonly string[],
): Map<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params = new Map<string, string>();
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('#') && !/^\d+$/.test(segment)) return null;
    if (isParameter(part)) params.set(part.slice(1), segment);
    else if (part !== segment) return null;
  }
  return params;
}
