"""Reading the printed suggestion form (代表建议专用纸) as deputies fill it in Word or WPS."""

from suggestions.form_reader.reading import FormDraft, FormProblem, Signer, read_form

__all__ = ["FormDraft", "FormProblem", "Signer", "read_form"]
