"""Rules of the supervision of suggestions (督办)."""

from suggestions.rules.supervision.appraisal import APPRAISAL_NUMBERS
from suggestions.rules.supervision.digest import DIGEST_NUMBERS

LOCAL_NUMBERS = [*APPRAISAL_NUMBERS, *DIGEST_NUMBERS]
