-- Accounts of the gateway on PostgreSQL, made once by the database's administrator in the gateway's own database, before the first
-- "gateway migrate":  psql -d zhanting -f roles.sql
-- Passwords are given afterwards with \password; nothing secret stands in this file.

-- Owns the tables and changes them; used by "gateway migrate" only, at an upgrade.
CREATE ROLE zhanting_owner LOGIN;
-- What the gateway runs under: reads and writes rows, can change no table.
CREATE ROLE zhanting_gateway LOGIN;
-- What reports are made with: counts and codes, nobody's name, phone, identity or document.
CREATE ROLE zhanting_reports LOGIN;

CREATE SCHEMA zhanting AUTHORIZATION zhanting_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
ALTER ROLE zhanting_owner SET search_path = zhanting;
ALTER ROLE zhanting_gateway SET search_path = zhanting;
ALTER ROLE zhanting_reports SET search_path = zhanting;
ALTER ROLE zhanting_reports SET default_transaction_read_only = on;

GRANT USAGE ON SCHEMA zhanting TO zhanting_gateway, zhanting_reports;
-- Tables of later versions too.
ALTER DEFAULT PRIVILEGES FOR ROLE zhanting_owner IN SCHEMA zhanting
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO zhanting_gateway;
