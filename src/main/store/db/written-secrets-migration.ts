/** Fingerprints of the secrets that Latchkey wrote. A migration that has been released is never changed. */
export const writtenSecretsMigration = `
CREATE TABLE written_secrets (
  account INTEGER NOT NULL REFERENCES accounts (row) ON DELETE CASCADE,
  field TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  -- Of the account, as it was read after the write. Null: it could not be read.
  modified_at INTEGER,
  -- A later write of the field has an unknown outcome.
  may_have_changed INTEGER NOT NULL DEFAULT 0,
  mac BLOB,
  PRIMARY KEY (account, field)
);
-- Summaries for comparing depend on it.
CREATE TRIGGER written_secrets_added AFTER INSERT ON written_secrets BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER written_secrets_changed AFTER UPDATE OF modified_at, may_have_changed ON written_secrets BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER written_secrets_removed AFTER DELETE ON written_secrets BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = OLD.account);
END;
`;
