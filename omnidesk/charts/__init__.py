"""View-models and geometry of every chart; no Qt and no reportlab."""
