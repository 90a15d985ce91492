/** Accounts that somebody said are one. A pairing whose others are gone is none. */
export const pairings = `
CREATE TABLE paired (
  row INTEGER PRIMARY KEY,
  pairing INTEGER NOT NULL,
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  UNIQUE (profile_id, kind, id)
);
CREATE INDEX paired_with ON paired (pairing);
-- One that was paired alone from the beginning has nobody to lose.
CREATE TRIGGER paired_dissolves AFTER DELETE ON paired
WHEN (SELECT COUNT(*) FROM paired WHERE pairing = OLD.pairing) = 1
BEGIN
  DELETE FROM paired WHERE pairing = OLD.pairing;
END;
`;
