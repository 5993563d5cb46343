"""Any grid becomes a model: tables in, what their columns mean, and the rubric made of them."""
