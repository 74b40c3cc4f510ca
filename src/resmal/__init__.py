"""Resmål: from a direction that everybody can say to initiatives that pull the same way."""
