import { styleNonce } from './setup';
import '@fontsource-variable/inter/index.css';
import './ui/kit-styles';
import './ui/tokens.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startWindow } from './app/start-window';
import { ErrorBoundary } from './ui/notices/ErrorBoundary';
import { cssVariables, savedColorScheme, colorSchemeManager, theme } from './app/theme';
import { t } from '../contract/texts';

performance.mark('latchkey:modules run');
// The four questions of the first screen go out before React has drawn anything.
startWindow();
document.documentElement.dataset['mantineColorScheme'] = savedColorScheme();

const root = document.getElementById('root');
if (root !== null) {
  // A boundary has reported it, redacted; React would print what it says, and so might print a secret.
  createRoot(root, { onCaughtError: () => undefined }).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <ErrorBoundary what={t('The window')} area="view">
        <App />
      </ErrorBoundary>
    </MantineProvider>,
  );
}
