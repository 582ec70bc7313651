"""Outreach: a CRM for finding a mentor."""
