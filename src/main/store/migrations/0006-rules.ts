/** By which rule summaries were made: another version of Latchkey may make others of the same accounts. */
export const rules = `
-- What is there was made by a rule that nobody wrote down: it is made anew.
DROP TABLE summaries;
CREATE TABLE summaries (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (profile_id, part)
);
`;
