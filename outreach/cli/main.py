"""`outreach` on the command line: the same functions as the pages call."""

import gc
from importlib import import_module

import click

# Nearly all that a start loads stays: by its default the collector would look through it again and again, for a
# sixth of the time of the start. The server puts it out of the collector's sight once all is there.
gc.set_threshold(100_000, 20, 20)

# Command -> the module that defines it, loaded only when it is asked for, so that each starts quickly.
COMMANDS = {
    "serve": "outreach.cli.serve",
    "worker": "outreach.cli.serve",
    "demo": "outreach.cli.demo",
    "user": "outreach.cli.accounts",
    "upgrade": "outreach.cli.accounts",
    "doctor": "outreach.cli.accounts",
    "import": "outreach.cli.imports",
    "leads": "outreach.cli.leads",
    "add": "outreach.cli.leads",
    "log": "outreach.cli.daily",
    "move": "outreach.cli.daily",
    "close": "outreach.cli.daily",
    "void": "outreach.cli.daily",
    "history": "outreach.cli.daily",
    "funnel": "outreach.cli.funnel",
}


class LazyGroup(click.Group):
    """A group that loads the module of a command when the command is asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what a terminal in another encoding sent: it can neither be stored nor be printed."""
        for word in args:
            if any("\ud800" <= letter <= "\udfff" for letter in word):
                shown = word.encode(errors="backslashreplace").decode()
                raise click.UsageError(f"“{shown}” is not text in UTF-8. Type it again, or rename the file.", ctx)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, found in its module by its name."""
        if cmd_name not in COMMANDS:
            return None
        for value in vars(import_module(COMMANDS[cmd_name])).values():
            if isinstance(value, click.Command) and value.name == cmd_name:
                return value
        return None


@click.group(cls=LazyGroup)
@click.version_option(package_name="outreach")
def main() -> None:
    """Find a mentor as one finds customers: reach out to many, follow each through, keep the one who stays."""
