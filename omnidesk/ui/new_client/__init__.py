"""The parts of the form for a new client or a round: client, model, round."""
