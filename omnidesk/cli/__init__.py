"""The sub-commands of the command line; thin, over the services."""
