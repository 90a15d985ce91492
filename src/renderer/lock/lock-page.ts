/** The page of a locked Latchkey: it asks for the passphrase and knows nothing else. */
import '@fontsource-variable/inter/index.css';
import './lock.css';
import type { LockStatus, Problem } from '../../contract';
import { call } from '../api/client';

const element = <T extends HTMLElement>(id: string, type: new () => T): T => {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The lock page has no ${id}.`);
  return found;
};

const form = element('unlock-form', HTMLFormElement);
const input = element('passphrase', HTMLInputElement);
const unlockButton = element('unlock', HTMLButtonElement);
const fingerprintButton = element('fingerprint', HTMLButtonElement);
const message = element('problem', HTMLElement);

function followSystemTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset['mantineColorScheme'] = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', apply);
  apply();
}

function setBusy(busy: boolean): void {
  for (const control of [input, unlockButton, fingerprintButton]) control.disabled = busy;
  unlockButton.textContent = busy ? 'Unlocking…' : 'Unlock';
}

/** On success, main replaces this page. */
async function unlock(passphrase: string | null): Promise<void> {
  message.textContent = '';
  setBusy(true);
  const result = await call('lock.unlock', { passphrase });
  if (result.ok) return;
  setBusy(false);
  showProblem(result.problem);
}

function showProblem({ message: text, next }: Problem): void {
  message.textContent = `${text} ${next}`;
  input.value = '';
  input.focus();
}

function showStatus({ systemPrompt }: LockStatus): void {
  fingerprintButton.hidden = !systemPrompt;
}

followSystemTheme();
document.documentElement.dataset['usable'] = 'true';
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (input.value === '') {
    message.textContent = 'Type the passphrase.';
    input.focus();
  } else void unlock(input.value);
});
fingerprintButton.addEventListener('click', () => void unlock(null));
void call('lock.status', {}).then((result) => {
  if (result.ok) showStatus(result.value);
  else showProblem(result.problem);
});
