"""`python -m outreach` is the same as `outreach`."""

from outreach.cli.main import main

main()
