"""Bridges between rubric versions. Frozen: a released revision is only followed by another."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The words of the statements are those that a new file gets, white space apart.
_STATEMENTS = (
    """
    CREATE TABLE bridge_link (
        row_id TEXT NOT NULL,
        writer TEXT NOT NULL,
        clock INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        chain TEXT NOT NULL,
        old_hash TEXT NOT NULL,
        new_hash TEXT NOT NULL,
        kind TEXT NOT NULL,
        old_key TEXT NOT NULL,
        new_key TEXT NOT NULL,
        relation TEXT NOT NULL,
        CONSTRAINT pk_bridge_link PRIMARY KEY (row_id),
        CONSTRAINT fk_bridge_link_writer FOREIGN KEY(writer) REFERENCES writer (id),
        CONSTRAINT ck_bridge_link_deleted CHECK (deleted IN (0, 1)),
        CONSTRAINT ck_bridge_link_clock CHECK (clock > 0),
        CONSTRAINT ck_bridge_link_chain CHECK (length(chain) = 64),
        CONSTRAINT ck_bridge_link_kind CHECK (kind IN ('dimension', 'level')),
        CONSTRAINT ck_bridge_link_relation
            CHECK (relation IN ('equal', 'broader', 'narrower', 'partial', 'none')),
        CONSTRAINT ck_bridge_link_partner
            CHECK (relation = 'none' OR (length(old_key) > 0 AND length(new_key) > 0))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_bridge_link_old_hash_new_hash ON bridge_link (old_hash, new_hash)
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
