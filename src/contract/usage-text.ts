/** What Domo's lists of the datasets of an account leave out (domo-api 3.17). Said before an account is deleted. */
import { t } from './texts';

export const OTHER_USERS_TEXT = t(
  'Jupyter workspaces, Code Engine packages, jobs and cloud integrations may use it too: that was not checked.',
);
