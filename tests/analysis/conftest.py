"""The first example of a property pays for loading pandas and scipy: no deadline for one."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
