/** What comparing instances needs of their accounts, short, and whether it is still true. */
export const summaries = `
-- Counts whatever a comparison of instances depends on. Triggers count: no write can forget it.
ALTER TABLE profiles ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER accounts_added AFTER INSERT ON accounts BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER accounts_changed AFTER UPDATE OF data ON accounts BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER accounts_removed AFTER DELETE ON accounts BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = OLD.profile_id;
END;
CREATE TRIGGER configs_added AFTER INSERT ON configs BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER configs_changed AFTER UPDATE OF data, read_at ON configs BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = (SELECT profile_id FROM accounts WHERE row = NEW.account);
END;
CREATE TRIGGER providers_added AFTER INSERT ON providers BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER providers_changed AFTER UPDATE OF data ON providers BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = NEW.profile_id;
END;
CREATE TRIGGER providers_removed AFTER DELETE ON providers BEGIN
  UPDATE profiles SET revision = revision + 1 WHERE id = OLD.profile_id;
END;

-- Made from accounts, configs and providers as they were at a revision; of another one it is worth nothing.
CREATE TABLE summaries (
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (profile_id, part)
);
`;
