/** account.reveal: one field's value, on purpose, for a while. Recorded without the value. */
import { fail, type AccountKey, type ParsedRequestFor, type ResponseFor } from '../../contract';
import type { RawConfig } from '../domo';
import { holdsMask } from '../secrets';
import type { Caller, WritingParts } from './parts';

/** Milliseconds that a value may be seen, or stay in the clipboard. */
export const ON_SCREEN = 30_000;
export const IN_CLIPBOARD = 45_000;

/** Puts a value into the clipboard and clears it there after so many ms. */
export type CopySecret = (value: string, ms: number) => Promise<void>;

export async function reveal(
  parts: WritingParts,
  request: ParsedRequestFor<'account.reveal'>,
  { source, signal }: Caller,
  copySecret: CopySecret | null,
): Promise<ResponseFor<'account.reveal'>> {
  const { profileId, kind, id, dataProviderType, field, to } = request;
  const copy = to === 'clipboard' ? (copySecret ?? needsWindow()) : null;
  const undertaking = {
    ...({ operation: 'account.reveal', source, profileId, kind, accountId: id } as const),
    changes: [{ what: field, secret: true, before: null, after: null }],
  };
  return parts.journal.recorded(undertaking, async () => {
    const client = await parts.workspace.client(profileId);
    const config = await client.getConfig(kind, id, { dataProviderType, signal });
    const value = valueOf(config, field, { profileId, kind, id });
    if (copy === null) return { value, until: Date.now() + ON_SCREEN };
    await copy(value, IN_CLIPBOARD);
    return { value: null, until: Date.now() + IN_CLIPBOARD };
  });
}

const needsWindow = (): never => fail('needsWindow', 'The clipboard needs the Latchkey window.');

function valueOf({ values }: RawConfig, field: string, { id }: AccountKey): string {
  if (!values.has(field)) fail('noMatch', `Account ${id} has no field ${field}.`);
  const value = values.get(field) ?? '';
  if (holdsMask(value)) fail('hiddenByDomo', `Domo does not tell the value of ${field}.`);
  return value;
}
