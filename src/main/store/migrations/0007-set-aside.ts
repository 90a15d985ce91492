/** Accounts that are kept although their list says nothing of them: their row in it could not be understood. */
export const setAside = `
ALTER TABLE accounts ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0;
`;
