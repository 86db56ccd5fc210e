"""Property tests share two busy cores with others, so an example may take its time."""

from hypothesis import settings

settings.register_profile("engine", deadline=None, max_examples=60)
settings.load_profile("engine")
