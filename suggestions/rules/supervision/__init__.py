"""Rules of the supervision of suggestions (督办)."""

from suggestions.rules.supervision.appraisal import APPRAISAL_NUMBERS

LOCAL_NUMBERS = [*APPRAISAL_NUMBERS]
