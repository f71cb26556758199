-- Lets today's readers read the rows that an earlier version left in schema chain, while chain_next is built beside it.
-- A table that is new, or has a column of another type, is empty; a column that is new holds null, or nought, no or
-- nothing where null is no answer.
DO $$
DECLARE
  relation text;
  added record;
  nought text;
BEGIN
  FOR relation IN
    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'chain_next'::regnamespace AND c.relkind = 'r'
  LOOP
    IF EXISTS (
      SELECT 1 FROM pg_attribute n JOIN pg_attribute o ON o.attname = n.attname
      WHERE n.attrelid = format('chain_next.%I', relation)::regclass AND n.attnum > 0
        AND o.attrelid = to_regclass(format('chain.%I', relation)) AND NOT o.attisdropped
        AND (n.atttypid, n.atttypmod) IS DISTINCT FROM (o.atttypid, o.atttypmod)
    ) THEN
      EXECUTE format('DROP TABLE chain.%I CASCADE', relation);
    END IF;
    EXECUTE format('CREATE TABLE IF NOT EXISTS chain.%1$I (LIKE chain_next.%1$I)', relation);
    FOR added IN
      SELECT n.attname, n.attnotnull, format_type(n.atttypid, n.atttypmod) AS type, t.typcategory AS category
      FROM pg_attribute n JOIN pg_type t ON t.oid = n.atttypid
      WHERE n.attrelid = format('chain_next.%I', relation)::regclass AND n.attnum > 0 AND NOT EXISTS (
        SELECT 1 FROM pg_attribute o WHERE o.attrelid = format('chain.%I', relation)::regclass
          AND o.attname = n.attname AND NOT o.attisdropped)
    LOOP
      nought := CASE added.category WHEN 'N' THEN '0' WHEN 'B' THEN 'false' WHEN 'S' THEN '' ELSE '{}' END;
      EXECUTE format('ALTER TABLE chain.%I ADD COLUMN %I %s', relation, added.attname, added.type)
        || CASE WHEN added.attnotnull THEN format(' NOT NULL DEFAULT %L', nought) ELSE '' END;
    END LOOP;
  END LOOP;
  -- No longer what its hash says: the version that left it would take these tables for its own.
  COMMENT ON SCHEMA chain IS NULL;
END
$$;
