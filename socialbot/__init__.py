"""socialbot: a brand's front desk on social networks."""
