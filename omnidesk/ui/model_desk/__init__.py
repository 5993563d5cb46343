"""What belongs to the page *Model* alone: its acts, its panels, and what is dragged and found."""
