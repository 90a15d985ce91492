/** Finds out to which instances pasted tokens belong. Pure. */
import type { InstanceListLine } from '../../../../contract';
import { toNameKey } from '../../../../contract/text-folding';
import { originHost } from '../../../ui/format/format';

type Named = Pick<InstanceListLine, 'origin' | 'instance' | 'label'>;

export interface MatchedTokens {
  /** By origin. */
  readonly tokens: ReadonlyMap<string, string>;
  /** How many lines name none of the instances. */
  readonly unknown: number;
}

/** The name of an instance, then its token. A token has neither spaces nor separators. */
const NAMED_TOKEN = /^(.*\S)\s*[\t;,\s]\s*([^\s;,]+)$/u;

/**
 * Lines of instance (or label) and token. Lines of a token alone belong to the instances in their order, from `from` on.
 */
export function matchTokens(
  text: string,
  instances: readonly Named[],
  from: number,
): MatchedTokens {
  const byName = new Map<string, string>();
  for (const { origin, instance, label } of instances) {
    for (const name of [origin, originHost(origin), instance, label]) {
      if (name !== null) byName.set(toNameKey(name), origin);
    }
  }
  const tokens = new Map<string, string>();
  let unknown = 0;
  let next = from;
  for (const line of text.split(/[\r\n]+/u).map(withoutQuotes)) {
    if (line === '') continue;
    const [, name = '', token = ''] = NAMED_TOKEN.exec(line) ?? [];
    const origin =
      token === '' ? instances[next++]?.origin : byName.get(toNameKey(withoutPath(name)));
    if (origin === undefined) unknown += 1;
    else tokens.set(origin, token || line);
  }
  return { tokens, unknown };
}

const withoutQuotes = (line: string): string => line.replace(/["\u200b\ufeff]/gu, '').trim();

const withoutPath = (name: string): string =>
  name.replace(/[\s;,]+$/u, '').replace(/^(https?:\/\/[^/]+)\/.*$/u, '$1');
