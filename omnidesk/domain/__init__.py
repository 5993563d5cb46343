"""What is true about maturity assessment: immutable values and the rules over them."""
