/** The look as Mantine understands it. The colours themselves are in tokens.css. */
import {
  createTheme,
  localStorageColorSchemeManager,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { t } from '../../contract/texts';

const accent: MantineColorsTuple = [
  '#edf0ff',
  '#dbe2ff',
  '#bac8ff',
  '#9db2ff',
  '#7c9bff',
  '#5c7cfa',
  '#4c6ef5',
  '#4263eb',
  '#3b5bdb',
  '#364fc7',
];

/** Mantine's own, one step darker at the end: white text stands out from what both schemes fill with. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#fa5252',
  '#d9302f',
  '#c92a2a',
  '#b02525',
];

/**
 * Mantine draws inputs, lists and borders from its own greys, by number. These are the tokens' colours under
 * those numbers, so that a form is made of the same surfaces as the window around it.
 */
const gray: MantineColorsTuple = [
  '#f6f7f9',
  '#f1f3f7',
  '#e3e6eb',
  '#dbe0e7',
  '#d3d8e0',
  '#a9b1be',
  '#7c8594',
  '#5c6574',
  '#333b47',
  '#171b22',
];
const dark: MantineColorsTuple = [
  '#e7eaf0',
  '#c8cedb',
  '#9aa4b5',
  '#78839a',
  '#3a4250',
  '#262c36',
  '#1a1f27',
  '#171b22',
  '#14181e',
  '#101318',
];

const SCHEME_STORAGE_KEY = 'latchkey.theme';
export const colorSchemeManager = localStorageColorSchemeManager({ key: SCHEME_STORAGE_KEY });

/** The scheme to draw with before Mantine has loaded its own, so that nothing flashes. */
export function savedColorScheme(): 'light' | 'dark' {
  const chosen = colorSchemeManager.get('auto');
  if (chosen !== 'auto') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

const smallSize = { size: 'xs' } as const;

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent, red, gray, dark },
  // White text stands out from both.
  primaryShade: { light: 8, dark: 7 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '13px', sm: '13px', md: '13px', lg: '15px', xl: '16px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: smallSize },
    TextInput: { defaultProps: smallSize },
    PasswordInput: { defaultProps: smallSize },
    NativeSelect: { defaultProps: smallSize },
    Checkbox: { defaultProps: smallSize },
    Select: { defaultProps: smallSize },
    Switch: { defaultProps: smallSize },
    Textarea: { defaultProps: smallSize },
    SegmentedControl: {
      defaultProps: { ...smallSize, withItemsBorders: false },
      styles: { label: { paddingInline: 10 } },
    },
    Tooltip: {
      defaultProps: { openDelay: 300, multiline: true, maw: 340, withArrow: true, fz: 12 },
    },
    Menu: {
      // A menu may contain only items, and the placeholder for the first focus is not one.
      defaultProps: {
        transitionProps: { duration: 80 },
        shadow: 'md',
        withInitialFocusPlaceholder: false,
      },
    },
    Modal: {
      defaultProps: {
        centered: true,
        // The page itself never scrolls. Locking it would give every element its style once more.
        lockScroll: false,
        transitionProps: { duration: 100 },
        closeButtonProps: { 'aria-label': t('Close') },
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
  },
});

/** Mantine's own surfaces, pointed at the tokens. */
const surfaces = {
  '--mantine-color-body': 'var(--lk-panel)',
  '--mantine-color-text': 'var(--lk-text)',
  '--mantine-color-dimmed': 'var(--lk-dim)',
  '--mantine-color-placeholder': 'var(--lk-dim)',
  '--mantine-color-default': 'var(--lk-panel)',
  '--mantine-color-default-hover': 'var(--lk-hover)',
  '--mantine-color-default-border': 'var(--lk-line-strong)',
  '--mantine-color-default-color': 'var(--lk-text)',
  '--mantine-color-error': 'var(--lk-red)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: surfaces,
  dark: surfaces,
});
