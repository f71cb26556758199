-- Run after chain.sql in the same schema, which search_path names; no statement here does, for schemas are renamed.
-- The undo journal: while a block is applied (setting medequipshare.block), every changed row of a chain table
-- leaves its former image. 'final' journals nothing (the triggers' condition), 'undo' is the roll-back itself;
-- without the setting no row changes at all, so that only the indexer's transactions write here.
CREATE INDEX "undo_block_index" ON "undo" USING btree ("block");
--> statement-breakpoint
CREATE FUNCTION "record_undo"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  applied text := current_setting('medequipshare.block', true);
  image jsonb;
  key jsonb;
BEGIN
  IF applied IS NULL OR applied = '' THEN
    RAISE EXCEPTION 'rows of %.% change only while a block is applied', TG_TABLE_SCHEMA, TG_TABLE_NAME;
  END IF;
  IF applied = 'undo' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' THEN
    image := to_jsonb(OLD);
  ELSE
    image := to_jsonb(NEW);
  END IF;
  SELECT jsonb_object_agg(name, image -> name) INTO key FROM unnest(TG_ARGV) AS name;
  INSERT INTO undo (block, relation, operation, key, old)
  VALUES (applied::bigint, TG_TABLE_NAME, TG_OP, key, CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION "key_columns"(relation text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(a.attname::text ORDER BY a.attnum)
  FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
  WHERE i.indrelid = format('%I', relation)::regclass AND i.indisprimary
$$;
--> statement-breakpoint
-- Gives the journal's trigger to every table of the schema.
DO $$
DECLARE
  relation text;
  arguments text;
BEGIN
  FOR relation IN
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = current_schema()::text::regnamespace AND c.relkind = 'r'
      AND c.relname NOT IN ('undo', 'cursor')
  LOOP
    SELECT string_agg(quote_literal(name), ', ') INTO arguments FROM unnest(key_columns(relation)) AS name;
    EXECUTE format(
      'CREATE TRIGGER record_undo AFTER INSERT OR UPDATE OR DELETE ON %I '
      'FOR EACH ROW WHEN (current_setting(''medequipshare.block'', true) IS DISTINCT FROM ''final'') '
      'EXECUTE FUNCTION record_undo(%s)', relation, arguments);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Takes back, newest first, every change made after the block `target`; gives how many.
CREATE FUNCTION "roll_back_to"(target bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  entry record;
  matches text;
  undone bigint := 0;
BEGIN
  PERFORM set_config('medequipshare.block', 'undo', true);
  FOR entry IN SELECT * FROM undo WHERE block > target ORDER BY sequence DESC LOOP
    IF entry.operation <> 'DELETE' THEN
      SELECT string_agg(format('t.%1$I = k.%1$I', name), ' AND ') INTO matches
      FROM unnest(key_columns(entry.relation)) AS name;
      EXECUTE format('DELETE FROM %1$I t USING jsonb_populate_record(NULL::%1$I, $1) k WHERE %2$s',
        entry.relation, matches) USING entry.key;
    END IF;
    IF entry.operation <> 'INSERT' THEN
      EXECUTE format('INSERT INTO %1$I SELECT * FROM jsonb_populate_record(NULL::%1$I, $1)',
        entry.relation) USING entry.old;
    END IF;
    undone := undone + 1;
  END LOOP;
  DELETE FROM undo WHERE block > target;
  RETURN undone;
END
$$;
