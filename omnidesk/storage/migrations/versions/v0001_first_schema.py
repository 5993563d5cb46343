"""The first schema. Frozen: a released revision is never edited, only followed by another."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The words of the statements are those that a new file gets, white space apart.
_STATEMENTS = (
    """
    CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_meta PRIMARY KEY ("key")
    )
     STRICT
    """,
    """
    CREATE TABLE writer (
        id TEXT NOT NULL,
        device TEXT NOT NULL,
        program TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        CONSTRAINT pk_writer PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE person (
        expert_id TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (expert_id)
    )
     STRICT
    """,
    """
    CREATE TABLE rubric_draft (
        id TEXT NOT NULL,
        based_on TEXT NOT NULL,
        document TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        CONSTRAINT pk_rubric_draft PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE organisation (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_organisation PRIMARY KEY (row_id),
        CONSTRAINT fk_organisation_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_organisation_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_organisation_clock CHECK (clock > 0),
        CONSTRAINT ck_organisation_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_organisation_name CHECK (length(name) > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE place (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_place PRIMARY KEY (row_id),
        CONSTRAINT fk_place_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_place_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_place_clock CHECK (clock > 0),
        CONSTRAINT ck_place_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_place_kind CHECK (kind IN ('site', 'channel'))
    )
     STRICT
    """,
    """
    CREATE TABLE expert (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        id TEXT NOT NULL,
        code TEXT NOT NULL,
        CONSTRAINT pk_expert PRIMARY KEY (row_id),
        CONSTRAINT fk_expert_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_expert_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_expert_clock CHECK (clock > 0),
        CONSTRAINT ck_expert_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_expert_code CHECK (length(code) BETWEEN 1 AND 40)
    )
     STRICT
    """,
    """
    CREATE TABLE rubric_version (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        hash TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        version TEXT NOT NULL,
        document TEXT NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT pk_rubric_version PRIMARY KEY (row_id),
        CONSTRAINT fk_rubric_version_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_rubric_version_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_rubric_version_clock CHECK (clock > 0),
        CONSTRAINT ck_rubric_version_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_rubric_version_hash CHECK (length(hash) = 64)
    )
     STRICT
    """,
    """
    CREATE TABLE round (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        id TEXT NOT NULL,
        label TEXT NOT NULL,
        rubric_hash TEXT NOT NULL,
        closed INTEGER NOT NULL,
        CONSTRAINT pk_round PRIMARY KEY (row_id),
        CONSTRAINT fk_round_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_round_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_round_clock CHECK (clock > 0),
        CONSTRAINT ck_round_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_round_label CHECK (length(label) BETWEEN 1 AND 40),
        CONSTRAINT ck_round_closed CHECK (closed IN (0, 1))
    )
     STRICT
    """,
    """
    CREATE TABLE round_setting (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_round_setting PRIMARY KEY (row_id),
        CONSTRAINT fk_round_setting_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_round_setting_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_round_setting_clock CHECK (clock > 0),
        CONSTRAINT ck_round_setting_chain CHECK (length(chain) = 64)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_round_setting_round_id ON round_setting (round_id)
    """,
    """
    CREATE TABLE panel_member (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        expert_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        weight REAL NOT NULL,
        CONSTRAINT pk_panel_member PRIMARY KEY (row_id),
        CONSTRAINT fk_panel_member_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_panel_member_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_panel_member_clock CHECK (clock > 0),
        CONSTRAINT ck_panel_member_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_panel_member_weight CHECK (weight >= 0)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_panel_member_round_id ON panel_member (round_id)
    """,
    """
    CREATE TABLE rating_pass (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        blind INTEGER NOT NULL,
        ended INTEGER NOT NULL,
        CONSTRAINT pk_rating_pass PRIMARY KEY (row_id),
        CONSTRAINT fk_rating_pass_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_rating_pass_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_rating_pass_clock CHECK (clock > 0),
        CONSTRAINT ck_rating_pass_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_rating_pass_number CHECK (number > 0),
        CONSTRAINT ck_rating_pass_blind CHECK (blind IN (0, 1)),
        CONSTRAINT ck_rating_pass_ended CHECK (ended IN (0, 1))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_rating_pass_round_id ON rating_pass (round_id)
    """,
    """
    CREATE TABLE hand_in (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        expert_id TEXT NOT NULL,
        handed_in INTEGER NOT NULL,
        CONSTRAINT pk_hand_in PRIMARY KEY (row_id),
        CONSTRAINT fk_hand_in_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_hand_in_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_hand_in_clock CHECK (clock > 0),
        CONSTRAINT ck_hand_in_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_hand_in_handed_in CHECK (handed_in IN (0, 1))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_hand_in_round_id ON hand_in (round_id)
    """,
    """
    CREATE TABLE rating (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        pass_number INTEGER NOT NULL,
        dimension TEXT NOT NULL,
        expert_id TEXT NOT NULL,
        state TEXT NOT NULL,
        level INTEGER,
        confidence TEXT,
        rationale TEXT NOT NULL,
        CONSTRAINT pk_rating PRIMARY KEY (row_id),
        CONSTRAINT fk_rating_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_rating_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_rating_clock CHECK (clock > 0),
        CONSTRAINT ck_rating_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_rating_state
            CHECK (state IN ('level', 'cannot_tell', 'not_applicable', 'withdrawn')),
        CONSTRAINT ck_rating_level CHECK ((state = 'level') = (level IS NOT NULL)),
        CONSTRAINT ck_rating_confidence CHECK (confidence IN ('low', 'medium', 'high'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_rating_round_id_pass_number_dimension_expert_id_clock
        ON rating (round_id, pass_number, dimension, expert_id, clock)
    """,
    """
    CREATE TABLE finding (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        dimension TEXT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_finding PRIMARY KEY (row_id),
        CONSTRAINT fk_finding_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_finding_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_finding_clock CHECK (clock > 0),
        CONSTRAINT ck_finding_chain CHECK (length(chain) = 64)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_finding_round_id ON finding (round_id)
    """,
    """
    CREATE TABLE decision (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        dimension TEXT NOT NULL,
        level INTEGER NOT NULL,
        reason TEXT NOT NULL,
        minority TEXT NOT NULL,
        CONSTRAINT pk_decision PRIMARY KEY (row_id),
        CONSTRAINT fk_decision_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_decision_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_decision_clock CHECK (clock > 0),
        CONSTRAINT ck_decision_chain CHECK (length(chain) = 64)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_decision_round_id ON decision (round_id)
    """,
    """
    CREATE TABLE target (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        round_id TEXT NOT NULL,
        dimension TEXT NOT NULL,
        horizon TEXT NOT NULL,
        level INTEGER NOT NULL,
        CONSTRAINT pk_target PRIMARY KEY (row_id),
        CONSTRAINT fk_target_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_target_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_target_clock CHECK (clock > 0),
        CONSTRAINT ck_target_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_target_horizon CHECK (horizon IN ('short', 'mid', 'long'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_target_round_id ON target (round_id)
    """,
    """
    CREATE TABLE recommendation (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        dimension TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        answer TEXT,
        answer_text TEXT NOT NULL,
        CONSTRAINT pk_recommendation PRIMARY KEY (row_id),
        CONSTRAINT fk_recommendation_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_recommendation_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_recommendation_clock CHECK (clock > 0),
        CONSTRAINT ck_recommendation_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_recommendation_position CHECK (position >= 0),
        CONSTRAINT ck_recommendation_answer CHECK (answer IN ('agreed', 'partly', 'declined'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_recommendation_round_id ON recommendation (round_id)
    """,
    """
    CREATE TABLE action (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        dimension TEXT NOT NULL,
        what TEXT NOT NULL,
        who TEXT NOT NULL,
        due TEXT NOT NULL,
        horizon TEXT,
        effort TEXT,
        impact TEXT,
        state TEXT NOT NULL,
        recommendation_id TEXT,
        CONSTRAINT pk_action PRIMARY KEY (row_id),
        CONSTRAINT fk_action_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_action_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_action_clock CHECK (clock > 0),
        CONSTRAINT ck_action_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_action_horizon CHECK (horizon IN ('short', 'mid', 'long')),
        CONSTRAINT ck_action_effort CHECK (effort IN ('small', 'medium', 'large')),
        CONSTRAINT ck_action_impact CHECK (impact IN ('small', 'medium', 'large')),
        CONSTRAINT ck_action_state CHECK (state IN ('planned', 'under_way', 'done', 'dropped'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_action_round_id ON action (round_id)
    """,
    """
    CREATE TABLE note (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        text TEXT NOT NULL,
        dimensions TEXT NOT NULL,
        "on" TEXT NOT NULL,
        site_id TEXT,
        channel_id TEXT,
        source_role TEXT NOT NULL,
        CONSTRAINT pk_note PRIMARY KEY (row_id),
        CONSTRAINT fk_note_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_note_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_note_clock CHECK (clock > 0),
        CONSTRAINT ck_note_chain CHECK (length(chain) = 64)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_note_round_id ON note (round_id)
    """,
    """
    CREATE TABLE evidence (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        dimension TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        "on" TEXT NOT NULL,
        site_id TEXT,
        channel_id TEXT,
        source_role TEXT NOT NULL,
        strength TEXT,
        confidentiality TEXT NOT NULL,
        pass_number INTEGER,
        expert_id TEXT,
        note_id TEXT,
        CONSTRAINT pk_evidence PRIMARY KEY (row_id),
        CONSTRAINT fk_evidence_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_evidence_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_evidence_clock CHECK (clock > 0),
        CONSTRAINT ck_evidence_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_evidence_kind
            CHECK (kind IN ('document', 'interview', 'observation', 'demonstration')),
        CONSTRAINT ck_evidence_strength CHECK (strength IN ('weak', 'fair', 'strong')),
        CONSTRAINT ck_evidence_confidentiality
            CHECK (confidentiality IN ('ordinary', 'confidential'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_evidence_round_id ON evidence (round_id)
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
