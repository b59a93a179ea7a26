"""Sockets ask two things of sessions. The ground cannot know sessions, so it is told here."""

from kith.ground import live

from . import sessions

live.who = sessions.whose
live.alive = sessions.alive
