CREATE TABLE action (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	coder_id TEXT NOT NULL, 
	coder_name TEXT NOT NULL, 
	at TEXT NOT NULL, 
	session TEXT NOT NULL, 
	schema_version INTEGER NOT NULL, 
	group_id TEXT, 
	reason TEXT NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT pk_action PRIMARY KEY (seq), 
	CONSTRAINT uq_action_id UNIQUE (id)
);
CREATE INDEX ix_action_group_id ON action (group_id);
CREATE INDEX ix_action_state ON action (state);
CREATE TABLE attribute (
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_attribute PRIMARY KEY (id), 
	CONSTRAINT ck_attribute_type CHECK (type IN ('text', 'number', 'date', 'yes/no', 'choice')), 
	CONSTRAINT uq_attribute_name UNIQUE (name)
);
CREATE TABLE cache (
	id TEXT NOT NULL, 
	value BLOB NOT NULL, 
	CONSTRAINT pk_cache PRIMARY KEY (id)
);
CREATE TABLE "case" (
	name TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_case PRIMARY KEY (id), 
	CONSTRAINT uq_case_name UNIQUE (name)
);
CREATE TABLE code (
	parent_id TEXT, 
	name TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	definition TEXT NOT NULL, 
	include TEXT NOT NULL, 
	exclude TEXT NOT NULL, 
	is_theme INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_code PRIMARY KEY (id), 
	CONSTRAINT ck_code_is_theme CHECK (is_theme IN (0, 1)), 
	CONSTRAINT fk_code_parent_id_code FOREIGN KEY(parent_id) REFERENCES code (id) ON DELETE CASCADE
);
CREATE INDEX ix_code_parent_id ON code (parent_id);
CREATE UNIQUE INDEX ix_code_sibling ON code (coalesce(parent_id, ''), name);
CREATE TABLE coder (
	name TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_coder PRIMARY KEY (id), 
	CONSTRAINT uq_coder_name UNIQUE (name)
);
CREATE TABLE journal_state (
	id INTEGER NOT NULL, 
	action_seq INTEGER, 
	replaying INTEGER NOT NULL, 
	CONSTRAINT pk_journal_state PRIMARY KEY (id)
);
CREATE TABLE setting (
	id TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id)
);
CREATE TABLE text_revision (
	hash TEXT NOT NULL, 
	text TEXT NOT NULL, 
	characters INTEGER NOT NULL, 
	words INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_text_revision PRIMARY KEY (id)
);
CREATE TABLE attribute_value (
	case_id TEXT NOT NULL, 
	attribute_id TEXT NOT NULL, 
	value TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_attribute_value PRIMARY KEY (id), 
	CONSTRAINT uq_attribute_value_case_id UNIQUE (case_id, attribute_id), 
	CONSTRAINT fk_attribute_value_case_id_case FOREIGN KEY(case_id) REFERENCES "case" (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attribute_value_attribute_id_attribute FOREIGN KEY(attribute_id) REFERENCES attribute (id) ON DELETE CASCADE
);
CREATE INDEX ix_attribute_value_attribute_id ON attribute_value (attribute_id);
CREATE TABLE change (
	id INTEGER NOT NULL, 
	action_seq INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT fk_change_action_seq_action FOREIGN KEY(action_seq) REFERENCES action (seq)
);
CREATE INDEX ix_change_action_seq ON change (action_seq);
CREATE INDEX ix_change_row ON change (table_name, row_id);
CREATE TABLE code_example (
	code_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_code_example PRIMARY KEY (id), 
	CONSTRAINT fk_code_example_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);
CREATE INDEX ix_code_example_code_id ON code_example (code_id);
CREATE TABLE document (
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	revision_id TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	file_hash TEXT NOT NULL, 
	format TEXT NOT NULL, 
	case_id TEXT, 
	created_at TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT fk_document_revision_id_text_revision FOREIGN KEY(revision_id) REFERENCES text_revision (id), 
	CONSTRAINT fk_document_case_id_case FOREIGN KEY(case_id) REFERENCES "case" (id) ON DELETE SET NULL
);
CREATE INDEX ix_document_case_id ON document (case_id);
CREATE INDEX ix_document_file_hash ON document (file_hash);
CREATE INDEX ix_document_revision_id ON document (revision_id);
CREATE TABLE paragraph (
	id INTEGER NOT NULL, 
	revision_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT pk_paragraph PRIMARY KEY (id), 
	CONSTRAINT uq_paragraph_revision_id UNIQUE (revision_id, number), 
	CONSTRAINT fk_paragraph_revision_id_text_revision FOREIGN KEY(revision_id) REFERENCES text_revision (id) ON DELETE CASCADE
);
CREATE TABLE coding (
	document_id TEXT NOT NULL, 
	code_id TEXT NOT NULL, 
	coder_id TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_coding PRIMARY KEY (id), 
	CONSTRAINT ck_coding_segment CHECK (0 <= start AND start < "end"), 
	CONSTRAINT ck_coding_origin CHECK (origin IN ('hand', 'search', 'suggestion', 'import')), 
	CONSTRAINT fk_coding_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_coding_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE, 
	CONSTRAINT fk_coding_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_coding_code_id ON coding (code_id);
CREATE INDEX ix_coding_coder_id ON coding (coder_id);
CREATE INDEX ix_coding_place ON coding (document_id, start);
CREATE TABLE decision (
	document_id TEXT NOT NULL, 
	code_id TEXT NOT NULL, 
	coder_id TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	probability INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT ck_decision_segment CHECK (0 <= start AND start < "end"), 
	CONSTRAINT ck_decision_kind CHECK (kind IN ('accepted', 'refused', 'changed')), 
	CONSTRAINT fk_decision_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_decision_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE, 
	CONSTRAINT fk_decision_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_decision_code_id ON decision (code_id);
CREATE INDEX ix_decision_coder_id ON decision (coder_id);
CREATE INDEX ix_decision_place ON decision (document_id, start);
CREATE TABLE document_status (
	document_id TEXT NOT NULL, 
	coder_id TEXT NOT NULL, 
	status TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_document_status PRIMARY KEY (id), 
	CONSTRAINT uq_document_status_document_id UNIQUE (document_id, coder_id), 
	CONSTRAINT ck_document_status_status CHECK (status IN ('not started', 'coding', 'done')), 
	CONSTRAINT fk_document_status_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_document_status_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_document_status_coder_id ON document_status (coder_id);
CREATE TABLE speaker (
	document_id TEXT NOT NULL, 
	label TEXT NOT NULL, 
	role TEXT NOT NULL, 
	case_id TEXT, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_speaker PRIMARY KEY (id), 
	CONSTRAINT uq_speaker_document_id UNIQUE (document_id, label), 
	CONSTRAINT ck_speaker_role CHECK (role IN ('interviewer', 'participant', 'other')), 
	CONSTRAINT fk_speaker_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_speaker_case_id_case FOREIGN KEY(case_id) REFERENCES "case" (id) ON DELETE SET NULL
);
CREATE INDEX ix_speaker_case_id ON speaker (case_id);
CREATE TABLE memo (
	kind TEXT NOT NULL, 
	document_id TEXT, 
	code_id TEXT, 
	coding_id TEXT, 
	case_id TEXT, 
	start INTEGER, 
	"end" INTEGER, 
	text TEXT NOT NULL, 
	coder_id TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_memo PRIMARY KEY (id), 
	CONSTRAINT ck_memo_kind CHECK (kind IN ('project', 'document', 'segment', 'code', 'coding', 'case')), 
	CONSTRAINT fk_memo_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_memo_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE, 
	CONSTRAINT fk_memo_coding_id_coding FOREIGN KEY(coding_id) REFERENCES coding (id) ON DELETE CASCADE, 
	CONSTRAINT fk_memo_case_id_case FOREIGN KEY(case_id) REFERENCES "case" (id) ON DELETE CASCADE, 
	CONSTRAINT fk_memo_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_memo_case_id ON memo (case_id);
CREATE INDEX ix_memo_code_id ON memo (code_id);
CREATE INDEX ix_memo_coder_id ON memo (coder_id);
CREATE INDEX ix_memo_coding_id ON memo (coding_id);
CREATE INDEX ix_memo_document_id ON memo (document_id);
CREATE TABLE turn (
	document_id TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	body_start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	speaker_id TEXT, 
	time INTEGER, 
	id TEXT NOT NULL, 
	CONSTRAINT pk_turn PRIMARY KEY (id), 
	CONSTRAINT ck_turn_order CHECK (0 <= start AND start <= body_start AND body_start <= "end"), 
	CONSTRAINT fk_turn_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_turn_speaker_id_speaker FOREIGN KEY(speaker_id) REFERENCES speaker (id) ON DELETE CASCADE
);
CREATE INDEX ix_turn_place ON turn (document_id, start);
CREATE INDEX ix_turn_speaker_id ON turn (speaker_id);
CREATE VIEW paragraph_text AS SELECT p.id AS id, substr(r.text, p.start + 1, p."end" - p.start) AS text FROM paragraph p JOIN text_revision r ON r.id = p.revision_id;
CREATE VIRTUAL TABLE paragraph_fts USING fts5(text, content='paragraph_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER text_revision_stays BEFORE UPDATE ON text_revision BEGIN SELECT RAISE(ABORT, 'a text revision never changes'); END;
CREATE TRIGGER text_revision_in_use BEFORE DELETE ON text_revision WHEN EXISTS (SELECT 1 FROM document WHERE revision_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'a text revision in use is not deleted'); END;
CREATE TRIGGER "journal_attribute_insert" AFTER INSERT ON "attribute"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'attribute', NEW.id, 'I', NULL, json_object('name', NEW."name", 'type', NEW."type", 'position', NEW."position", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_attribute_delete" AFTER DELETE ON "attribute"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'attribute', OLD.id, 'D', json_object('name', OLD."name", 'type', OLD."type", 'position', OLD."position", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_attribute_update" AFTER UPDATE ON "attribute"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."name" IS NOT NEW."name" OR OLD."type" IS NOT NEW."type" OR OLD."position" IS NOT NEW."position" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'attribute', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'type' AS k, OLD."type" AS v WHERE OLD."type" IS NOT NEW."type" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'type' AS k, NEW."type" AS v WHERE OLD."type" IS NOT NEW."type" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_attribute_id" BEFORE UPDATE OF id ON "attribute" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_case_insert" AFTER INSERT ON "case"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'case', NEW.id, 'I', NULL, json_object('name', NEW."name", 'created_at', NEW."created_at", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_case_delete" AFTER DELETE ON "case"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'case', OLD.id, 'D', json_object('name', OLD."name", 'created_at', OLD."created_at", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_case_update" AFTER UPDATE ON "case"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."name" IS NOT NEW."name" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'case', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_case_id" BEFORE UPDATE OF id ON "case" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_code_insert" AFTER INSERT ON "code"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'code', NEW.id, 'I', NULL, json_object('parent_id', NEW."parent_id", 'name', NEW."name", 'colour', NEW."colour", 'definition', NEW."definition", 'include', NEW."include", 'exclude', NEW."exclude", 'is_theme', NEW."is_theme", 'position', NEW."position", 'created_at', NEW."created_at", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_code_delete" AFTER DELETE ON "code"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'code', OLD.id, 'D', json_object('parent_id', OLD."parent_id", 'name', OLD."name", 'colour', OLD."colour", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'is_theme', OLD."is_theme", 'position', OLD."position", 'created_at', OLD."created_at", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_code_update" AFTER UPDATE ON "code"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."parent_id" IS NOT NEW."parent_id" OR OLD."name" IS NOT NEW."name" OR OLD."colour" IS NOT NEW."colour" OR OLD."definition" IS NOT NEW."definition" OR OLD."include" IS NOT NEW."include" OR OLD."exclude" IS NOT NEW."exclude" OR OLD."is_theme" IS NOT NEW."is_theme" OR OLD."position" IS NOT NEW."position" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'code', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'parent_id' AS k, OLD."parent_id" AS v WHERE OLD."parent_id" IS NOT NEW."parent_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'colour' AS k, OLD."colour" AS v WHERE OLD."colour" IS NOT NEW."colour" UNION ALL SELECT 'definition' AS k, OLD."definition" AS v WHERE OLD."definition" IS NOT NEW."definition" UNION ALL SELECT 'include' AS k, OLD."include" AS v WHERE OLD."include" IS NOT NEW."include" UNION ALL SELECT 'exclude' AS k, OLD."exclude" AS v WHERE OLD."exclude" IS NOT NEW."exclude" UNION ALL SELECT 'is_theme' AS k, OLD."is_theme" AS v WHERE OLD."is_theme" IS NOT NEW."is_theme" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'parent_id' AS k, NEW."parent_id" AS v WHERE OLD."parent_id" IS NOT NEW."parent_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'colour' AS k, NEW."colour" AS v WHERE OLD."colour" IS NOT NEW."colour" UNION ALL SELECT 'definition' AS k, NEW."definition" AS v WHERE OLD."definition" IS NOT NEW."definition" UNION ALL SELECT 'include' AS k, NEW."include" AS v WHERE OLD."include" IS NOT NEW."include" UNION ALL SELECT 'exclude' AS k, NEW."exclude" AS v WHERE OLD."exclude" IS NOT NEW."exclude" UNION ALL SELECT 'is_theme' AS k, NEW."is_theme" AS v WHERE OLD."is_theme" IS NOT NEW."is_theme" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_code_id" BEFORE UPDATE OF id ON "code" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_coder_insert" AFTER INSERT ON "coder"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'coder', NEW.id, 'I', NULL, json_object('name', NEW."name", 'initials', NEW."initials", 'created_at', NEW."created_at", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_coder_delete" AFTER DELETE ON "coder"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'coder', OLD.id, 'D', json_object('name', OLD."name", 'initials', OLD."initials", 'created_at', OLD."created_at", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_coder_update" AFTER UPDATE ON "coder"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."name" IS NOT NEW."name" OR OLD."initials" IS NOT NEW."initials" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'coder', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'initials' AS k, OLD."initials" AS v WHERE OLD."initials" IS NOT NEW."initials" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'initials' AS k, NEW."initials" AS v WHERE OLD."initials" IS NOT NEW."initials" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_coder_id" BEFORE UPDATE OF id ON "coder" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_setting_insert" AFTER INSERT ON "setting"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'setting', NEW.id, 'I', NULL, json_object('id', NEW."id", 'value', NEW."value") FROM journal_state;
    END;
CREATE TRIGGER "journal_setting_delete" AFTER DELETE ON "setting"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'setting', OLD.id, 'D', json_object('id', OLD."id", 'value', OLD."value"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_setting_update" AFTER UPDATE ON "setting"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."id" IS NOT NEW."id" OR OLD."value" IS NOT NEW."value")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'setting', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id" UNION ALL SELECT 'value' AS k, OLD."value" AS v WHERE OLD."value" IS NOT NEW."value")), (SELECT json_group_object(k, v) FROM (SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id" UNION ALL SELECT 'value' AS k, NEW."value" AS v WHERE OLD."value" IS NOT NEW."value")) FROM journal_state;
    END;
CREATE TRIGGER "journal_setting_id" BEFORE UPDATE OF id ON "setting" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_attribute_value_insert" AFTER INSERT ON "attribute_value"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'attribute_value', NEW.id, 'I', NULL, json_object('case_id', NEW."case_id", 'attribute_id', NEW."attribute_id", 'value', NEW."value", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_attribute_value_delete" AFTER DELETE ON "attribute_value"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'attribute_value', OLD.id, 'D', json_object('case_id', OLD."case_id", 'attribute_id', OLD."attribute_id", 'value', OLD."value", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_attribute_value_update" AFTER UPDATE ON "attribute_value"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."case_id" IS NOT NEW."case_id" OR OLD."attribute_id" IS NOT NEW."attribute_id" OR OLD."value" IS NOT NEW."value" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'attribute_value', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'case_id' AS k, OLD."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'attribute_id' AS k, OLD."attribute_id" AS v WHERE OLD."attribute_id" IS NOT NEW."attribute_id" UNION ALL SELECT 'value' AS k, OLD."value" AS v WHERE OLD."value" IS NOT NEW."value" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'case_id' AS k, NEW."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'attribute_id' AS k, NEW."attribute_id" AS v WHERE OLD."attribute_id" IS NOT NEW."attribute_id" UNION ALL SELECT 'value' AS k, NEW."value" AS v WHERE OLD."value" IS NOT NEW."value" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_attribute_value_id" BEFORE UPDATE OF id ON "attribute_value" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_code_example_insert" AFTER INSERT ON "code_example"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'code_example', NEW.id, 'I', NULL, json_object('code_id', NEW."code_id", 'text', NEW."text", 'position', NEW."position", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_code_example_delete" AFTER DELETE ON "code_example"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'code_example', OLD.id, 'D', json_object('code_id', OLD."code_id", 'text', OLD."text", 'position', OLD."position", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_code_example_update" AFTER UPDATE ON "code_example"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."code_id" IS NOT NEW."code_id" OR OLD."text" IS NOT NEW."text" OR OLD."position" IS NOT NEW."position" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'code_example', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'code_id' AS k, OLD."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'text' AS k, OLD."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'code_id' AS k, NEW."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'text' AS k, NEW."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_code_example_id" BEFORE UPDATE OF id ON "code_example" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_document_insert" AFTER INSERT ON "document"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'document', NEW.id, 'I', NULL, json_object('name', NEW."name", 'position', NEW."position", 'revision_id', NEW."revision_id", 'file_name', NEW."file_name", 'file_hash', NEW."file_hash", 'format', NEW."format", 'case_id', NEW."case_id", 'created_at', NEW."created_at", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_document_delete" AFTER DELETE ON "document"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'document', OLD.id, 'D', json_object('name', OLD."name", 'position', OLD."position", 'revision_id', OLD."revision_id", 'file_name', OLD."file_name", 'file_hash', OLD."file_hash", 'format', OLD."format", 'case_id', OLD."case_id", 'created_at', OLD."created_at", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_document_update" AFTER UPDATE ON "document"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."name" IS NOT NEW."name" OR OLD."position" IS NOT NEW."position" OR OLD."revision_id" IS NOT NEW."revision_id" OR OLD."file_name" IS NOT NEW."file_name" OR OLD."file_hash" IS NOT NEW."file_hash" OR OLD."format" IS NOT NEW."format" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'document', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'revision_id' AS k, OLD."revision_id" AS v WHERE OLD."revision_id" IS NOT NEW."revision_id" UNION ALL SELECT 'file_name' AS k, OLD."file_name" AS v WHERE OLD."file_name" IS NOT NEW."file_name" UNION ALL SELECT 'file_hash' AS k, OLD."file_hash" AS v WHERE OLD."file_hash" IS NOT NEW."file_hash" UNION ALL SELECT 'format' AS k, OLD."format" AS v WHERE OLD."format" IS NOT NEW."format" UNION ALL SELECT 'case_id' AS k, OLD."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'revision_id' AS k, NEW."revision_id" AS v WHERE OLD."revision_id" IS NOT NEW."revision_id" UNION ALL SELECT 'file_name' AS k, NEW."file_name" AS v WHERE OLD."file_name" IS NOT NEW."file_name" UNION ALL SELECT 'file_hash' AS k, NEW."file_hash" AS v WHERE OLD."file_hash" IS NOT NEW."file_hash" UNION ALL SELECT 'format' AS k, NEW."format" AS v WHERE OLD."format" IS NOT NEW."format" UNION ALL SELECT 'case_id' AS k, NEW."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_document_id" BEFORE UPDATE OF id ON "document" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_coding_insert" AFTER INSERT ON "coding"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'coding', NEW.id, 'I', NULL, json_object('document_id', NEW."document_id", 'code_id', NEW."code_id", 'coder_id', NEW."coder_id", 'start', NEW."start", 'end', NEW."end", 'created_at', NEW."created_at", 'origin', NEW."origin", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_coding_delete" AFTER DELETE ON "coding"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'coding', OLD.id, 'D', json_object('document_id', OLD."document_id", 'code_id', OLD."code_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'created_at', OLD."created_at", 'origin', OLD."origin", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_coding_update" AFTER UPDATE ON "coding"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."document_id" IS NOT NEW."document_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."origin" IS NOT NEW."origin" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'coding', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, OLD."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'code_id' AS k, OLD."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'coder_id' AS k, OLD."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'start' AS k, OLD."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'end' AS k, OLD."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'origin' AS k, OLD."origin" AS v WHERE OLD."origin" IS NOT NEW."origin" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, NEW."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'code_id' AS k, NEW."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'coder_id' AS k, NEW."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'start' AS k, NEW."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'end' AS k, NEW."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'origin' AS k, NEW."origin" AS v WHERE OLD."origin" IS NOT NEW."origin" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_coding_id" BEFORE UPDATE OF id ON "coding" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_decision_insert" AFTER INSERT ON "decision"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'decision', NEW.id, 'I', NULL, json_object('document_id', NEW."document_id", 'code_id', NEW."code_id", 'coder_id', NEW."coder_id", 'start', NEW."start", 'end', NEW."end", 'kind', NEW."kind", 'probability', NEW."probability", 'created_at', NEW."created_at", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_decision_delete" AFTER DELETE ON "decision"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'decision', OLD.id, 'D', json_object('document_id', OLD."document_id", 'code_id', OLD."code_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'kind', OLD."kind", 'probability', OLD."probability", 'created_at', OLD."created_at", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_decision_update" AFTER UPDATE ON "decision"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."document_id" IS NOT NEW."document_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."kind" IS NOT NEW."kind" OR OLD."probability" IS NOT NEW."probability" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'decision', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, OLD."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'code_id' AS k, OLD."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'coder_id' AS k, OLD."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'start' AS k, OLD."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'end' AS k, OLD."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'probability' AS k, OLD."probability" AS v WHERE OLD."probability" IS NOT NEW."probability" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, NEW."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'code_id' AS k, NEW."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'coder_id' AS k, NEW."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'start' AS k, NEW."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'end' AS k, NEW."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'probability' AS k, NEW."probability" AS v WHERE OLD."probability" IS NOT NEW."probability" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_decision_id" BEFORE UPDATE OF id ON "decision" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_document_status_insert" AFTER INSERT ON "document_status"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'document_status', NEW.id, 'I', NULL, json_object('document_id', NEW."document_id", 'coder_id', NEW."coder_id", 'status', NEW."status", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_document_status_delete" AFTER DELETE ON "document_status"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'document_status', OLD.id, 'D', json_object('document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'status', OLD."status", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_document_status_update" AFTER UPDATE ON "document_status"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."status" IS NOT NEW."status" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'document_status', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, OLD."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'coder_id' AS k, OLD."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'status' AS k, OLD."status" AS v WHERE OLD."status" IS NOT NEW."status" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, NEW."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'coder_id' AS k, NEW."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'status' AS k, NEW."status" AS v WHERE OLD."status" IS NOT NEW."status" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_document_status_id" BEFORE UPDATE OF id ON "document_status" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_speaker_insert" AFTER INSERT ON "speaker"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'speaker', NEW.id, 'I', NULL, json_object('document_id', NEW."document_id", 'label', NEW."label", 'role', NEW."role", 'case_id', NEW."case_id", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_speaker_delete" AFTER DELETE ON "speaker"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'speaker', OLD.id, 'D', json_object('document_id', OLD."document_id", 'label', OLD."label", 'role', OLD."role", 'case_id', OLD."case_id", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_speaker_update" AFTER UPDATE ON "speaker"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."document_id" IS NOT NEW."document_id" OR OLD."label" IS NOT NEW."label" OR OLD."role" IS NOT NEW."role" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'speaker', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, OLD."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'label' AS k, OLD."label" AS v WHERE OLD."label" IS NOT NEW."label" UNION ALL SELECT 'role' AS k, OLD."role" AS v WHERE OLD."role" IS NOT NEW."role" UNION ALL SELECT 'case_id' AS k, OLD."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, NEW."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'label' AS k, NEW."label" AS v WHERE OLD."label" IS NOT NEW."label" UNION ALL SELECT 'role' AS k, NEW."role" AS v WHERE OLD."role" IS NOT NEW."role" UNION ALL SELECT 'case_id' AS k, NEW."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_speaker_id" BEFORE UPDATE OF id ON "speaker" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_memo_insert" AFTER INSERT ON "memo"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'memo', NEW.id, 'I', NULL, json_object('kind', NEW."kind", 'document_id', NEW."document_id", 'code_id', NEW."code_id", 'coding_id', NEW."coding_id", 'case_id', NEW."case_id", 'start', NEW."start", 'end', NEW."end", 'text', NEW."text", 'coder_id', NEW."coder_id", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_memo_delete" AFTER DELETE ON "memo"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'memo', OLD.id, 'D', json_object('kind', OLD."kind", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'coding_id', OLD."coding_id", 'case_id', OLD."case_id", 'start', OLD."start", 'end', OLD."end", 'text', OLD."text", 'coder_id', OLD."coder_id", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_memo_update" AFTER UPDATE ON "memo"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."kind" IS NOT NEW."kind" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."text" IS NOT NEW."text" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."updated_at" IS NOT NEW."updated_at" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'memo', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'document_id' AS k, OLD."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'code_id' AS k, OLD."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'coding_id' AS k, OLD."coding_id" AS v WHERE OLD."coding_id" IS NOT NEW."coding_id" UNION ALL SELECT 'case_id' AS k, OLD."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'start' AS k, OLD."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'end' AS k, OLD."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'text' AS k, OLD."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'coder_id' AS k, OLD."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, OLD."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'document_id' AS k, NEW."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'code_id' AS k, NEW."code_id" AS v WHERE OLD."code_id" IS NOT NEW."code_id" UNION ALL SELECT 'coding_id' AS k, NEW."coding_id" AS v WHERE OLD."coding_id" IS NOT NEW."coding_id" UNION ALL SELECT 'case_id' AS k, NEW."case_id" AS v WHERE OLD."case_id" IS NOT NEW."case_id" UNION ALL SELECT 'start' AS k, NEW."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'end' AS k, NEW."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'text' AS k, NEW."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'coder_id' AS k, NEW."coder_id" AS v WHERE OLD."coder_id" IS NOT NEW."coder_id" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, NEW."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_memo_id" BEFORE UPDATE OF id ON "memo" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
CREATE TRIGGER "journal_turn_insert" AFTER INSERT ON "turn"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'turn', NEW.id, 'I', NULL, json_object('document_id', NEW."document_id", 'start', NEW."start", 'body_start', NEW."body_start", 'end', NEW."end", 'speaker_id', NEW."speaker_id", 'time', NEW."time", 'id', NEW."id") FROM journal_state;
    END;
CREATE TRIGGER "journal_turn_delete" AFTER DELETE ON "turn"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (1)
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'turn', OLD.id, 'D', json_object('document_id', OLD."document_id", 'start', OLD."start", 'body_start', OLD."body_start", 'end', OLD."end", 'speaker_id', OLD."speaker_id", 'time', OLD."time", 'id', OLD."id"), NULL FROM journal_state;
    END;
CREATE TRIGGER "journal_turn_update" AFTER UPDATE ON "turn"
    WHEN (SELECT replaying FROM journal_state) = 0 AND (OLD."document_id" IS NOT NEW."document_id" OR OLD."start" IS NOT NEW."start" OR OLD."body_start" IS NOT NEW."body_start" OR OLD."end" IS NOT NEW."end" OR OLD."speaker_id" IS NOT NEW."speaker_id" OR OLD."time" IS NOT NEW."time" OR OLD."id" IS NOT NEW."id")
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, 'write outside an action') END;
      INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, 'turn', OLD.id, 'U', (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, OLD."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'start' AS k, OLD."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'body_start' AS k, OLD."body_start" AS v WHERE OLD."body_start" IS NOT NEW."body_start" UNION ALL SELECT 'end' AS k, OLD."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'speaker_id' AS k, OLD."speaker_id" AS v WHERE OLD."speaker_id" IS NOT NEW."speaker_id" UNION ALL SELECT 'time' AS k, OLD."time" AS v WHERE OLD."time" IS NOT NEW."time" UNION ALL SELECT 'id' AS k, OLD."id" AS v WHERE OLD."id" IS NOT NEW."id")), (SELECT json_group_object(k, v) FROM (SELECT 'document_id' AS k, NEW."document_id" AS v WHERE OLD."document_id" IS NOT NEW."document_id" UNION ALL SELECT 'start' AS k, NEW."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'body_start' AS k, NEW."body_start" AS v WHERE OLD."body_start" IS NOT NEW."body_start" UNION ALL SELECT 'end' AS k, NEW."end" AS v WHERE OLD."end" IS NOT NEW."end" UNION ALL SELECT 'speaker_id' AS k, NEW."speaker_id" AS v WHERE OLD."speaker_id" IS NOT NEW."speaker_id" UNION ALL SELECT 'time' AS k, NEW."time" AS v WHERE OLD."time" IS NOT NEW."time" UNION ALL SELECT 'id' AS k, NEW."id" AS v WHERE OLD."id" IS NOT NEW."id")) FROM journal_state;
    END;
CREATE TRIGGER "journal_turn_id" BEFORE UPDATE OF id ON "turn" WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;
