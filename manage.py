#!/usr/bin/env python
"""Django's command line; starts or joins the embedded servers when no URL is set."""

import os
import sys

from django.core.management import execute_from_command_line

from congress import embedded

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
    embedded.ensure()
    execute_from_command_line(sys.argv)
