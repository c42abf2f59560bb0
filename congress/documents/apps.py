from django.apps import AppConfig
from django.core import checks

from congress.documents.fonts import check_site_fonts


class DocumentsConfig(AppConfig):
    name = "congress.documents"

    def ready(self) -> None:
        checks.register(check_site_fonts)
