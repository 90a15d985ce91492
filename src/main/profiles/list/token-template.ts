/** Where the token of each instance is, from one pattern for all: `op://Domo/{label}/token` or `env:TOKEN_{label}`. */
import { fail, tokenReferenceSchema } from '../../../contract';
import type { StoredProfile } from '../../store/store-types';

type Named = Pick<StoredProfile, 'label' | 'group' | 'origin'>;

/** A command is none: a label in it would be run by a shell. Fails with `invalidRequest`. */
export function toTokenReference(pattern: string, profile: Named): string {
  const isVariable = pattern.startsWith('env:');
  if (!isVariable && !pattern.startsWith('op://')) return refusePattern();
  const clean = isVariable ? toVariablePart : toPathPart;
  const reference = pattern.replace(/\{(label|group|instance)\}/gu, (_all, name: string) =>
    clean(valueOf(name, profile)),
  );
  return tokenReferenceSchema.safeParse(reference).data ?? refusePattern();
}

const refusePattern = (): never =>
  fail('invalidRequest', 'This does not say where tokens are.', {
    next: 'Write op://vault/item/field or env:NAME, with {label}, {group} or {instance} where they differ.',
  });

const valueOf = (name: string, { label, group, origin }: Named): string =>
  name === 'label' ? label : name === 'group' ? group : new URL(origin).hostname;

/** A slash would begin the next part of the path. */
const toPathPart = (text: string): string => text.replaceAll('/', '-');

const toVariablePart = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]+/gu, '_');
