"""Texts that are being typed, and digits of blind sheets. Frozen once it has been released."""

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
        text_before TEXT NOT NULL,
        typed_at TEXT NOT NULL,
        CONSTRAINT pk_typed_text PRIMARY KEY (field)
    )
     STRICT
    """,
    """
    CREATE TABLE expert_code (
        round_id TEXT NOT NULL,
        pass_number INTEGER NOT NULL,
        expert_id TEXT NOT NULL,
        salt TEXT NOT NULL,
        digest TEXT NOT NULL,
        CONSTRAINT pk_expert_code PRIMARY KEY (round_id, pass_number, expert_id)
    )
     STRICT
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
