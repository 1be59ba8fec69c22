"""A record as Morango takes it: one table, the content as text."""

import json

from django.db import models
from morango.models.core import SyncableModel


class Worker(SyncableModel):
    """One registration."""

    morango_profile = "loket"
    morango_model_name = "worker"

    place = ""  # the id of the root certificate, by which Morango knows whose a record is
    body = models.TextField()

    def calculate_source_id(self, *_: object, **__: object) -> str:
        return str(json.loads(self.body)["id"])

    def calculate_partition(self, *_: object, **__: object) -> str:
        return self.place
