"""The migrations are one line with one end."""

from alembic.config import Config
from alembic.script import ScriptDirectory

from outreach import database, paths


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations_dir()))
    return ScriptDirectory.from_config(config)


def test_there_is_one_head_and_it_is_the_last_file() -> None:
    assert scripts().get_heads() == [database.newest()]


def test_every_migration_leads_back_to_the_first() -> None:
    directory = scripts()
    line = list(directory.walk_revisions())
    assert len(directory.get_bases()) == 1
    assert all(not revision.is_branch_point and not revision.is_merge_point for revision in line)
    files = sorted(path.name for path in (paths.migrations_dir() / "versions").glob("*.py"))
    assert [name.partition("_")[0] for name in files] == [revision.revision for revision in reversed(line)]
