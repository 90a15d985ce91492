import { styleNonce } from './setup';
import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import './ui/tokens.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { start } from './state/start';
import { Boundary } from './ui/Boundary';
import { cssVariables, rememberedScheme, schemeManager, theme } from './ui/theme';

// The four questions of the first screen go out before React has drawn anything.
start();
document.documentElement.dataset['mantineColorScheme'] = rememberedScheme();

const root = document.getElementById('root');
if (root !== null) {
  // A boundary has reported it, redacted; React would print what it says, and so might print a secret.
  createRoot(root, { onCaughtError: () => undefined }).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <Boundary what="The window" place="view">
        <App />
      </Boundary>
    </MantineProvider>,
  );
}
