/** Calls of main as the page makes them, without its screens: also what a page that was tampered with could call. */
import type { Page } from '@playwright/test';

/** The Result of main. `callId`: for a call that is cancelled later. */
export const callFromPage = (
  page: Page,
  operation: string,
  request: unknown,
  callId?: string,
): Promise<unknown> =>
  page.evaluate(
    ([operation, request, callId]) =>
      window.latchkey.call({ callId: callId ?? crypto.randomUUID(), operation, request }),
    [operation, request, callId] as const,
  );

/** Begins a call whose page will be gone before the answer comes. */
export function beginFromPage(...call: Parameters<typeof callFromPage>): void {
  callFromPage(...call).catch(() => undefined);
}

/** Fails when no instance has the label. */
export async function findProfileId(page: Page, label: string): Promise<string> {
  const listed = (await callFromPage(page, 'profile.list', {})) as {
    value: { profiles: { id: string; label: string }[] };
  };
  const found = listed.value.profiles.find((profile) => profile.label === label);
  if (!found) throw new Error(`There is no instance ${label}.`);
  return found.id;
}
