"""Every chart as a finished picture: a list of marks that screen, paper and files can draw."""
