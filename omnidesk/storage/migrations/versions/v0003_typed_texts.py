"""Texts that are being typed. Frozen: a released revision is only followed by another."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The words of the statements are those that a new file gets, white space apart.
_STATEMENTS = (
    """
    CREATE TABLE typed_text (
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        typed_at TEXT NOT NULL,
        CONSTRAINT pk_typed_text PRIMARY KEY (field)
    )
     STRICT
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
