/** Another language than English. */
import { setupI18n, type Messages } from '@lingui/core';
import { setTranslation } from '../../contract/texts';

/** Messages as the build took them apart. What the language lacks stays English. */
export function translateWith(language: string, messages: Messages): void {
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
  setTranslation((english, values) =>
    Object.hasOwn(messages, english) ? i18n._(english, values) : null,
  );
}
