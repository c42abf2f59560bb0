"""Which form a step of an opinion has."""

from stations.forms.handing import FoldForm, HandForm
from stations.forms.handling import (
    AcceptForm,
    AnswerForm,
    CloseForm,
    GiveBackForm,
    HandlingForm,
    NoteForm,
    PlainForm,
    RefuseForm,
    ReplyForm,
    TellForm,
)

HANDLING_FORMS: dict[str, type[HandlingForm]] = {
    "accept": AcceptForm,
    "answer": AnswerForm,
    "hand": HandForm,
    "take_up": PlainForm,
    "reply": ReplyForm,
    "note_reply": ReplyForm,
    "close": CloseForm,
    "give_back": GiveBackForm,
    "fetch_back": NoteForm,
    "tell": TellForm,
    "fold": FoldForm,
    "unfold": PlainForm,
    "unsuggest": NoteForm,
    "refuse": RefuseForm,
}

SHOWN = [*HANDLING_FORMS][:3] + ["suggest"] + [*HANDLING_FORMS][3:]
"""As the buttons stand, the first that may be taken in red. The page of “suggest” is the suggestions' own."""
