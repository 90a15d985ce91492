/** Narrow indexes for the conditions of the inventory's filter. */

/** SQL: a number in JSON, as the indexes have it. A row that was changed from outside may not be JSON. */
export const jsonNumber = (column: string, name: string): string =>
  `CASE WHEN json_valid(${column}) THEN ${column} ->> '$.${name}' END`;

/**
 * `unread_configs` says of which accounts no config was ever read. It is made from `accounts` and `configs` alone, as
 * an index is, and triggers keep it: no write can forget it.
 */
export const filterIndexesMigration = `
CREATE INDEX accounts_only_found ON accounts (row) WHERE search_only = 1;
CREATE INDEX accounts_access_not_read ON accounts (row) WHERE access_count IS NULL;
CREATE INDEX accounts_by_datasets ON accounts (${jsonNumber('data', 'datasourceCount')})
  WHERE ${jsonNumber('data', 'datasourceCount')} IS NOT NULL;
CREATE INDEX found_by_datasets ON found (${jsonNumber('data', 'datasetCount')});

CREATE TABLE unread_configs (account INTEGER PRIMARY KEY REFERENCES accounts (row) ON DELETE CASCADE);
INSERT INTO unread_configs (account)
  SELECT row FROM accounts WHERE row NOT IN (SELECT account FROM configs WHERE data IS NOT NULL);
CREATE TRIGGER account_config_unread AFTER INSERT ON accounts BEGIN
  INSERT OR IGNORE INTO unread_configs (account) VALUES (NEW.row);
END;
CREATE TRIGGER config_read AFTER INSERT ON configs WHEN NEW.data IS NOT NULL BEGIN
  DELETE FROM unread_configs WHERE account = NEW.account;
END;
CREATE TRIGGER config_read_again AFTER UPDATE OF data ON configs WHEN NEW.data IS NOT NULL BEGIN
  DELETE FROM unread_configs WHERE account = NEW.account;
END;
`;
