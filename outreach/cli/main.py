"""`outreach` on the command line: the same functions as the pages call."""

import gc
from importlib import import_module
from types import ModuleType

import click

# What a program of this size keeps, the collector's default of 700 new objects would look through again and again.
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
    "undo": "outreach.cli.undo",
    "leads": "outreach.cli.leads",
    "export": "outreach.cli.export",
    "add": "outreach.cli.leads",
    "log": "outreach.cli.daily",
    "move": "outreach.cli.daily",
    "close": "outreach.cli.daily",
    "void": "outreach.cli.daily",
    "history": "outreach.cli.daily",
    "funnel": "outreach.cli.funnel",
    "plan": "outreach.cli.planner",
    "curve": "outreach.cli.planner",
    "duplicates": "outreach.cli.duplicates",
    "merge": "outreach.cli.duplicates",
    "split": "outreach.cli.duplicates",
    "forget": "outreach.cli.duplicates",
    "backup": "outreach.cli.backup",
    "restore": "outreach.cli.backup",
    "backups": "outreach.cli.backup",
    "export-account": "outreach.cli.account_archive",
    "import-account": "outreach.cli.account_archive",
    "delete-account": "outreach.cli.account_archive",
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
        for value in vars(loaded(COMMANDS[cmd_name])).values():
            if isinstance(value, click.Command) and value.name == cmd_name:
                return value
        return None


def loaded(name: str) -> ModuleType:
    """The module, and all that it imports, out of the collector's sight.

    It stays for good: looking through it before the first answer took a sixth of the start, and later 100 ms each time.
    """
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.group(cls=LazyGroup)
@click.version_option(package_name="outreach")
def main() -> None:
    """Find a mentor as one finds customers: reach out to many, follow each through, keep the one who stays."""
