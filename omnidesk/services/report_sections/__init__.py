"""The sections of a report: what each says, in finished sentences of the report's language."""
