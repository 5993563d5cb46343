"""How a report looks on paper: each kind of block as reportlab's flowables."""
