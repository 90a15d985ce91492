/** What a screen reader is told: the focused node of the browser's accessibility tree, and what live regions say. */
import type { CDPSession, Page } from '@playwright/test';

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly value?: AxValue;
  readonly description?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
}

/** Roles that a screen reader names when the focus enters them. */
const PLACES = new Set([
  'dialog',
  'navigation',
  'main',
  'complementary',
  'region',
  'grid',
  'menu',
  'listbox',
  'toolbar',
  'tablist',
  'group',
  'radiogroup',
]);

/** States that change what people do next, in words. */
const stateWords: Readonly<Record<string, (value: unknown) => string | null>> = {
  checked: (value) => (value === 'true' ? 'checked' : 'not checked'),
  selected: (value) => (value === true ? 'selected' : null),
  expanded: (value) => (value === true ? 'expanded' : 'collapsed'),
  pressed: (value) => (value === 'true' ? 'pressed' : null),
  disabled: (value) => (value === true ? 'unavailable' : null),
  required: (value) => (value === true ? 'required' : null),
  invalid: (value) => (value === 'true' ? 'invalid' : null),
  hasPopup: (value) => (value === false ? null : 'opens a list or a menu'),
};

const textOf = (value: AxValue | undefined): string =>
  typeof value?.value === 'string' ? value.value.trim() : '';

function describe(node: AxNode): string {
  const states = (node.properties ?? [])
    .map(({ name, value }) => stateWords[name]?.(value.value) ?? null)
    .filter((word) => word !== null);
  const entered = textOf(node.value);
  return [
    textOf(node.role),
    `“${textOf(node.name)}”`,
    ...(entered === '' ? [] : [`value “${entered}”`]),
    ...states,
    ...(textOf(node.description) === '' ? [] : [`(${textOf(node.description)})`]),
  ].join(' ');
}

/** In the page: collects what live regions say, the last words of each. */
const LISTEN = `(() => {
  const said = new Map();
  globalThis.saidByRegions = said;
  const note = (node) => {
    const element = node instanceof Element ? node : node.parentElement;
    const region = element?.closest('[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])');
    const words = region?.innerText?.replace(/\\s+/gu, ' ').trim();
    if (region && words) said.set(region, words);
    if (!region && element)
      for (const inner of element.querySelectorAll?.('[role="alert"], [role="status"]') ?? []) note(inner);
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) note(node);
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()`;

const FOCUSED = `(() => {
  const active = document.activeElement;
  const option = active?.getAttribute('aria-activedescendant');
  return (option ? document.getElementById(option) : null) ?? active;
})()`;

export class Listener {
  private placesBefore: readonly string[] = [];

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async start(page: Page): Promise<Listener> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await session.send('Runtime.evaluate', { expression: LISTEN });
    return new Listener(page, session);
  }

  /** The places that the focus entered, and the node that has it now. */
  async focus(): Promise<readonly string[]> {
    const { result } = await this.session.send('Runtime.evaluate', { expression: FOCUSED });
    const { nodes } = (await this.session.send('Accessibility.getAXNodeAndAncestors', {
      objectId: result.objectId ?? '',
    })) as { nodes: readonly AxNode[] };
    const [focused, ...around] = nodes;
    const places = around
      .filter(
        ({ ignored, role, name }) => !ignored && PLACES.has(textOf(role)) && textOf(name) !== '',
      )
      .map((node) => `${textOf(node.role)} “${textOf(node.name)}”`)
      .toReversed();
    const entered = places.filter((place) => !this.placesBefore.includes(place));
    this.placesBefore = places;
    return [...entered, ...(focused === undefined ? [] : [describe(focused)])];
  }

  /** What live regions said since the last call. */
  async regions(): Promise<readonly string[]> {
    return this.page.evaluate<string[]>(`(() => {
      const words = [...globalThis.saidByRegions.values()];
      globalThis.saidByRegions.clear();
      return [...new Set(words)];
    })()`);
  }
}
